package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.HostEndAddress;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The network devices of the host at which a guest's network cards end, made when it starts and removed when it ends.
 *
 * <p>A card of type {@code bridge} or {@code network} gets a device in its bridge, one of type {@code ethernet} a device that somebody else
 * connects. Every name is an argument of its own to {@code ip}; nothing goes through a shell.
 */
final class Taps {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 100_000;
    private static final int LONGEST_NAME = 15;

    private final QemuDomain domain;
    private final String owner;
    private final Undo undo;
    private final Map<String, String> made = new LinkedHashMap<>();

    Taps(QemuDomain domain, Undo undo) {
        this.domain = domain;
        this.owner = domain.label();
        this.undo = undo;
    }

    /** Makes the devices that a definition asks for; their names by the aliases of the cards. */
    Map<String, String> make(Element aliased) {
        aliased.findAll("devices/interface").forEach(this::card);
        return Collections.unmodifiableMap(made);
    }

    private void card(Element card) {
        String type = card.attribute("type").orElse("");
        boolean bridged = type.equals("bridge") || type.equals("network");
        if (!bridged && !type.equals("ethernet")) {
            return;
        }
        String name = create(card.at("target/@dev"));
        undo.add("remove the network device " + name, () -> remove(name));
        made.put(card.at("alias/@name").orElseThrow(), name);
        domain.host().filters().bind(domain.ref(), card, name, undo);
        Optional<Json> bridge =
                bridged ? Optional.of(bridge(card.at("source/@bridge").orElse(""))) : Optional.empty();
        ip("set up " + name, mtu(card, bridge, up(name, card)));
        bridge.flatMap(link -> link.text("ifname"))
                .ifPresent(master -> ip(
                        "connect " + name + " to the bridge " + master,
                        List.of("link", "set", "dev", name, "master", master)));
        if (card.at("port/@isolated").filter("yes"::equals).isPresent()) {
            ip("isolate " + name, List.of("link", "set", "dev", name, "type", "bridge_slave", "isolated", "on"));
        }
        card.child("bandwidth").ifPresent(NicLimits.on(name)::apply);
    }

    private static List<String> up(String name, Element card) {
        List<String> all = new ArrayList<>(List.of("link", "set", "dev", name, "up"));
        card.at("mac/@address").ifPresent(mac -> all.addAll(List.of("address", HostEndAddress.of(mac))));
        return all;
    }

    /** What a card says, or else what its bridge has: a larger packet would not get through. */
    private static List<String> mtu(Element card, Optional<Json> bridge, List<String> arguments) {
        Optional<String> size = card.at("mtu/@size")
                .or(() -> bridge.map(link -> link.number("mtu"))
                        .filter(OptionalLong::isPresent)
                        .map(mtu -> Long.toString(mtu.getAsLong())));
        List<String> all = new ArrayList<>(arguments);
        size.ifPresent(bytes -> all.addAll(List.of("mtu", bytes)));
        return all;
    }

    private Json bridge(String name) {
        requireName(name);
        return HostLinks.bridge(name)
                .orElseThrow(() -> Answers.failed("cannot connect " + owner + " to '" + name
                        + "': the host has no bridge of that name; start the network or make the bridge first"));
    }

    private String create(Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.get().contains("%")) {
            requireName(wanted.get());
            add(wanted.get());
            return wanted.get();
        }
        VirtException last = Answers.failed("no name is left for a network device of " + owner);
        for (int number = 0; number < MOST; number++) {
            String name = "vnet" + number;
            if (HostLinks.exists(name)) {
                continue;
            }
            try {
                add(name);
                return name;
            } catch (VirtException failure) {
                last = failure;
                // Somebody else may have taken the name between the look and the act; any other failure is one.
                if (!HostLinks.exists(name)) {
                    throw failure;
                }
            }
        }
        throw last;
    }

    private void add(String name) {
        ip("make the network device " + name + " for " + owner, List.of("tuntap", "add", "dev", name, "mode", "tap"));
    }

    /** Removes a device that is there, with what its limits have beside it. */
    static void remove(String name) {
        NicLimits.on(name).remove();
        if (HostLinks.exists(name)) {
            ip("remove the network device " + name, List.of("link", "delete", "dev", name));
        }
    }

    private static void requireName(String name) {
        boolean sound = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.matches("[A-Za-z0-9_.@-]+")
                && !name.startsWith("-")
                && !name.startsWith(".");
        if (!sound) {
            throw Refusal.unsupported("'" + Seen.of(name) + "' cannot be the name of a network device of the host");
        }
    }

    private static void ip(String what, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(arguments);
        ChildProcess.of(command).run(PATIENCE).orFail(what);
    }
}
