package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Devices that come and go while a container runs. */
final class HotPlug {

    private static final Logger LOG = LoggerFactory.getLogger(HotPlug.class);

    private HotPlug() {}

    /** Plugs a device in; returns it as it stands in the live definition. What was made is undone when that fails. */
    static Element plug(Container container, Element device, Undo undo) {
        Element live = container.domain().state().present();
        Element named = device.add(Element.of("alias").with("name", LiveNames.alias(live, device.name())));
        if (device.name().equals("interface")) {
            return card(container, named, undo);
        }
        if (device.has("type", "net")) {
            String name = Nic.device(
                    "interface of a hostdev", device.at("source/interface").orElse(""));
            move(container, name, name, undo);
            return named;
        }
        return node(container, named, undo);
    }

    private static Element node(Container container, Element device, Undo undo) {
        DeviceFolder.requirePlain(IdMap.all(container.record().live()));
        List<String> loops = new ArrayList<>(container.record().loops());
        int before = loops.size();
        Element plugged = Images.attachDevice(device, loops, undo);
        DeviceNode node = nodeOf(plugged);
        DeviceFolder.add(container, node);
        undo.add("take " + node.path() + " away", () -> DeviceFolder.remove(container, node));
        if (loops.size() > before) {
            container.loops(loops);
        }
        return plugged;
    }

    private static DeviceNode nodeOf(Element device) {
        return device.name().equals("disk") ? DeviceNode.ofDisk(device) : DeviceNode.ofHostdev(device);
    }

    private static String source(Element device) {
        return device.at("source/@dev")
                .or(() -> device.at("source/block"))
                .or(() -> device.at("source/char"))
                .orElseThrow();
    }

    private static Element card(Container container, Element device, Undo undo) {
        LxcDomain domain = container.domain();
        Element live = domain.state().present();
        int number = Integer.parseInt(device.at("alias/@name").orElse("net0").substring("net".length()));
        Element named = LiveNames.card(device, container.id(), number);
        Element plugged = domain.host().networks().plugCard(domain.ref(), named, undo);
        Nic nic = Nic.of(plugged, number);
        if (Nic.all(live).stream().anyMatch(each -> each.guest().equals(nic.guest()))) {
            throw Refusal.invalid("the container has a device " + nic.guest() + " already; name another in guest/@dev");
        }
        if (nic.kind() == Nic.Kind.PAIR) {
            pair(container, plugged, nic, undo);
        } else {
            String temporary = "vx" + container.id() + "n" + number;
            ip(
                    "make " + nic.guest(),
                    "link",
                    "add",
                    "link",
                    nic.link().orElseThrow(),
                    "name",
                    temporary,
                    "type",
                    "macvlan",
                    "mode",
                    nic.mode().orElse("vepa"));
            move(container, temporary, nic.guest(), undo);
        }
        configure(container, nic);
        plugged.child("bandwidth")
                .ifPresent(bandwidth -> HostEnds.limits(plugged).apply(bandwidth));
        return plugged;
    }

    private static void pair(Container container, Element card, Nic nic, Undo undo) {
        String host = nic.host().orElseThrow();
        LxcDomain domain = container.domain();
        new FilterBindings(domain.host().companions()).bind(domain.ref(), card, host, undo);
        ip(
                "make " + host,
                "link",
                "add",
                "name",
                host,
                "type",
                "veth",
                "peer",
                "name",
                nic.guest(),
                "netns",
                Long.toString(container.init()));
        undo.add("remove " + host, () -> ip("remove " + host, "link", "delete", "dev", host));
        nic.link()
                .ifPresent(
                        bridge -> ip("plug " + host + " into " + bridge, "link", "set", "dev", host, "master", bridge));
        ip("start " + host, "link", "set", "dev", host, "up");
        HostEnds.address(card);
    }

    private static void move(Container container, String device, String name, Undo undo) {
        ip(
                "give " + device + " to the container",
                "link",
                "set",
                "dev",
                device,
                "netns",
                Long.toString(container.init()),
                "name",
                name);
        undo.add(
                "take " + name + " back",
                () -> NamespaceAddresses.ip(
                        container,
                        "link",
                        "set",
                        "dev",
                        name,
                        "netns",
                        Long.toString(ProcessHandle.current().pid())));
    }

    private static void configure(Container container, Nic nic) {
        nic.mac().ifPresent(mac -> NamespaceAddresses.ip(container, "link", "set", "dev", nic.guest(), "address", mac));
        nic.mtu()
                .ifPresent(mtu ->
                        NamespaceAddresses.ip(container, "link", "set", "dev", nic.guest(), "mtu", mtu.toString()));
        nic.addresses()
                .forEach(each -> NamespaceAddresses.ip(
                        container, "addr", "add", each.address() + "/" + each.prefix(), "dev", nic.guest()));
        if (nic.up()) {
            NamespaceAddresses.ip(container, "link", "set", "dev", nic.guest(), "up");
        }
        nic.routes()
                .forEach(route -> NamespaceAddresses.ip(
                        container, route.toCommand(nic.guest()).split(" ")));
    }

    private static void ip(String what, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        LxcTools.system(what, command);
    }

    /** Takes a device away. */
    static void pull(Container container, Element device) {
        if (device.name().equals("interface")) {
            pullCard(container, device);
            return;
        }
        if (device.has("type", "net")) {
            String name = device.at("source/interface").orElse("");
            NamespaceAddresses.ip(
                    container,
                    "link",
                    "set",
                    "dev",
                    name,
                    "netns",
                    Long.toString(ProcessHandle.current().pid()));
            return;
        }
        DeviceFolder.remove(container, nodeOf(device));
        String source = source(device);
        if (device.has("type", "file") && container.record().loops().contains(source)) {
            Images.detach(source);
            container.loops(container.record().loops().stream()
                    .filter(each -> !each.equals(source))
                    .toList());
        }
    }

    private static void pullCard(Container container, Element card) {
        Nic nic = Nic.of(card, 0);
        if (card.child("bandwidth").isPresent()) {
            HostEnds.limits(card).remove();
        }
        if (nic.host().isPresent()) {
            ip("remove " + nic.host().get(), "link", "delete", "dev", nic.host().get());
        } else {
            NamespaceAddresses.ip(container, "link", "delete", "dev", nic.guest());
        }
        new FilterBindings(container.domain().host().companions()).unbindCard(card);
        try {
            container.domain().host().networks().pullCard(card);
        } catch (VirtException failure) {
            LOG.warn("The port of a card that was pulled could not be removed", failure);
        }
    }

    /** Changes what can be changed of a device: the link of a card and its limits. */
    static Element update(Container container, Element before, Element after) {
        if (!before.name().equals("interface")) {
            throw Refusal.notWhileRunning(
                    "a device <" + before.name() + "> of a container that runs cannot be changed");
        }
        Element kept = before.withoutChildren("link").withoutChildren("bandwidth");
        for (Element each : after.children()) {
            boolean changes = List.of("link", "bandwidth").contains(each.name());
            boolean same = before.child(each.name())
                    .filter(old -> each.attributes().entrySet().stream()
                            .allMatch(pair -> old.has(pair.getKey(), pair.getValue())))
                    .isPresent();
            if (!changes && !same) {
                throw Refusal.notWhileRunning("cannot modify <" + each.name() + "> of a network card that is in use;"
                        + " its link and its bandwidth can be");
            }
            kept = changes ? kept.add(each) : kept;
        }
        Nic nic = Nic.of(kept, 0);
        NamespaceAddresses.ip(container, "link", "set", "dev", nic.guest(), nic.up() ? "up" : "down");
        before.child("bandwidth").ifPresent(bandwidth -> HostEnds.limits(before).lift(bandwidth));
        after.child("bandwidth").ifPresent(bandwidth -> HostEnds.limits(before).apply(bandwidth));
        return kept;
    }
}
