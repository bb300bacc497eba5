package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network card of a container.
 *
 * @param kind what it is on the host
 * @param link the bridge that it is plugged into, or the device of the host that it is made of
 * @param host the host's end of it; empty when it has none
 * @param guest its name in the container
 */
record Nic(
        Kind kind,
        Optional<String> link,
        Optional<String> host,
        String guest,
        Optional<String> mac,
        Optional<String> mode,
        List<Address> addresses,
        List<Route> routes,
        Optional<Long> mtu,
        boolean up) {

    /** What a card is on the host. */
    enum Kind {
        /** One end of a pair; the other one is the host's. */
        PAIR,
        /** A card made of a device of the host, beside it. */
        MACVLAN,
        /** A device of the host itself, which is away as long as the container runs. */
        PHYSICAL
    }

    /**
     * An address of a card.
     *
     * @param family {@code ipv4} or {@code ipv6}
     */
    record Address(String family, String address, long prefix) {}

    /**
     * A route through a card.
     *
     * @param family {@code ipv4} or {@code ipv6}
     */
    record Route(String family, String address, long prefix, Optional<String> gateway, Optional<Long> metric) {

        boolean isDefault() {
            return prefix == 0 && metric.isEmpty() && gateway.isPresent();
        }

        /** As a line for {@code ip -batch}. */
        String toCommand(String device) {
            return (family.equals("ipv6") ? "-6 " : "") + "route add " + address + "/" + prefix
                    + gateway.map(via -> " via " + via).orElse("") + " dev " + device
                    + metric.map(value -> " metric " + value).orElse("");
        }
    }

    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@:-]{0,14}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final Field<Long> PREFIX = Field.number("@prefix", 0, 128);
    private static final Field<Long> METRIC = Field.number("@metric", 0, Integer.MAX_VALUE);
    private static final Field<Long> MTU = Field.number("mtu/@size", 68, 65535);

    /** The cards of a live definition, in their order, then the devices of the host that the container gets. */
    static List<Nic> all(Element live) {
        List<Nic> all = new ArrayList<>();
        for (Element card : live.findAll("devices/interface")) {
            all.add(of(card, all.size()));
        }
        for (Element device : live.findAll("devices/hostdev")) {
            if (device.has("type", "net")) {
                String name = device(
                        "interface of a hostdev", device.at("source/interface").orElse(""));
                all.add(new Nic(
                        Kind.PHYSICAL,
                        Optional.of(name),
                        Optional.empty(),
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        true));
            }
        }
        return all;
    }

    static Nic of(Element card, int index) {
        String type = card.attribute("type").orElse("");
        Kind kind = type.equals("direct") ? Kind.MACVLAN : Kind.PAIR;
        Optional<String> link = switch (type) {
            case "network", "bridge" ->
                Optional.of(device("bridge", card.at("source/@bridge").orElse("")));
            case "direct" ->
                Optional.of(device(
                        "source of a direct interface", card.at("source/@dev").orElse("")));
            default -> Optional.empty();
        };
        Optional<String> host = card.at("target/@dev").map(name -> device("target of an interface", name));
        return new Nic(
                kind,
                link,
                kind == Kind.MACVLAN ? Optional.empty() : host,
                device("guest device", card.at("guest/@dev").orElse("eth" + index)),
                card.at("mac/@address"),
                kind == Kind.MACVLAN ? Optional.of(mode(card)) : Optional.empty(),
                addresses(card),
                routes(card),
                MTU.read(card),
                !card.at("link/@state").equals(Optional.of("down")));
    }

    private static String mode(Element card) {
        String mode = card.at("source/@mode").orElse("vepa");
        return mode.equals("passthrough") ? "passthru" : mode;
    }

    static String device(String what, String name) {
        if (!DEVICE.matcher(name).matches()) {
            throw Refusal.xml("'" + Names.shown(name) + "' cannot be the name of a network device, as the " + what);
        }
        return name;
    }

    private static List<Address> addresses(Element card) {
        return card.children("ip").stream()
                .map(ip -> {
                    String address = numbers(ip, "address");
                    String family = family(ip, address);
                    return new Address(family, address, PREFIX.read(ip).orElse(family.equals("ipv6") ? 64L : 24L));
                })
                .toList();
    }

    private static List<Route> routes(Element card) {
        return card.children("route").stream()
                .map(route -> {
                    String address = numbers(route, "address");
                    return new Route(
                            family(route, address),
                            address,
                            prefix(route, address),
                            route.attribute("gateway").map(any -> numbers(route, "gateway")),
                            METRIC.read(route));
                })
                .toList();
    }

    private static long prefix(Element route, String address) {
        Optional<Long> given = PREFIX.read(route);
        if (given.isPresent()) {
            return given.get();
        }
        if (route.attribute("netmask").isPresent()) {
            String[] parts = numbers(route, "netmask").split("\\.");
            long bits = 0;
            for (String part : parts) {
                bits += Integer.bitCount(Integer.parseInt(part.matches("[0-9]{1,3}") ? part : "0"));
            }
            return bits;
        }
        return address.contains(":") ? 64 : address.equals("0.0.0.0") ? 0 : 24;
    }

    private static String family(Element element, String address) {
        return element.attribute("family").orElse(address.contains(":") ? "ipv6" : "ipv4");
    }

    private static String numbers(Element element, String attribute) {
        String text = element.attribute(attribute).orElse("");
        if (!NUMBERS.matcher(text).matches()) {
            throw Refusal.xml("invalid " + attribute + " '" + Names.shown(text) + "' in <" + element.name() + ">");
        }
        return text;
    }
}
