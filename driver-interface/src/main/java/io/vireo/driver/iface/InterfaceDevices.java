package io.vireo.driver.iface;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The devices of an interface: each command of {@code ip} with its arguments one by one. */
final class InterfaceDevices {

    private final HostLinks host;

    InterfaceDevices(HostLinks host) {
        this.host = host;
    }

    /** Makes an interface with its ports, gives it its addresses and brings it up. */
    void make(Element part) {
        String name = InterfaceXml.name(part);
        switch (InterfaceXml.type(part)) {
            case "bridge" -> add(part, bridge(part.child("bridge").orElseThrow()), List.of());
            case "bond" -> add(part, bond(part.child("bond").orElseThrow()), List.of());
            case "vlan" ->
                add(
                        part,
                        List.of("type", "vlan", "id", part.at("vlan/@tag").orElseThrow()),
                        List.of("link", part.at("vlan/interface/@name").orElseThrow()));
            default -> {}
        }
        part.at("mtu/@size").ifPresent(size -> ip("set the MTU of " + name, "link", "set", "dev", name, "mtu", size));
        for (Element port : InterfaceXml.ports(part)) {
            join(part, port);
        }
        part.children("protocol").forEach(protocol -> settings(name, protocol));
        part.children("protocol").forEach(protocol -> addresses(name, protocol));
        ip("bring " + name + " up", "link", "set", "dev", name, "up");
        part.children("protocol").forEach(protocol -> gateways(name, protocol));
    }

    private void join(Element part, Element port) {
        String name = InterfaceXml.name(port);
        if (InterfaceXml.type(part).equals("bond")) {
            // The kernel takes only what is down.
            ip("bring " + name + " down", "link", "set", "dev", name, "down");
            enslave(part, name);
        } else {
            make(port);
            enslave(part, name);
        }
    }

    private void enslave(Element part, String port) {
        String master = InterfaceXml.name(part);
        ip("make " + port + " a port of " + master, "link", "set", "dev", port, "master", master);
    }

    private void add(Element part, List<String> type, List<String> below) {
        String name = InterfaceXml.name(part);
        List<String> command = new ArrayList<>(List.of("ip", "link", "add"));
        command.addAll(below);
        command.addAll(List.of("name", name));
        part.at("mac/@address").ifPresent(mac -> command.addAll(List.of("address", mac)));
        command.addAll(type);
        String kind = InterfaceXml.type(part);
        try {
            host.run("make the " + kind + " " + name, command);
        } catch (VirtException refused) {
            throw explained(kind, refused);
        }
    }

    /** The kernel's own words do not say that it was built without a kind of device. */
    private static VirtException explained(String kind, VirtException refused) {
        String words = String.valueOf(refused.getMessage());
        boolean missing = words.contains("Unknown device type") || words.contains("Operation not supported");
        return missing
                ? InterfaceRefusal.unsupported(
                        "this kernel has no network devices of type " + kind + " (" + words + ")")
                : refused;
    }

    private static List<String> bridge(Element bridge) {
        List<String> type = new ArrayList<>(List.of("type", "bridge"));
        long delay = bridge.attribute("delay").map(InterfaceXml::hundredths).orElse(0L);
        type.addAll(List.of("forward_delay", Long.toString(delay)));
        type.addAll(List.of("stp_state", bridge.has("stp", "on") ? "1" : "0"));
        return type;
    }

    private static List<String> bond(Element bond) {
        List<String> type = new ArrayList<>(List.of("type", "bond"));
        option(type, "mode", bond.attribute("mode"));
        option(type, "miimon", bond.at("miimon/@freq"));
        option(type, "downdelay", bond.at("miimon/@downdelay"));
        option(type, "updelay", bond.at("miimon/@updelay"));
        option(type, "use_carrier", bond.at("miimon/@carrier").map(carrier -> carrier.equals("netif") ? "1" : "0"));
        option(type, "arp_interval", bond.at("arpmon/@interval"));
        option(type, "arp_ip_target", bond.at("arpmon/@target"));
        option(type, "arp_validate", bond.at("arpmon/@validate"));
        return type;
    }

    private static void option(List<String> type, String name, Optional<String> value) {
        value.ifPresent(text -> type.addAll(List.of(name, text)));
    }

    private void settings(String name, Element protocol) {
        if (!InterfaceAddresses.isFour(protocol)) {
            String own = "net/ipv6/conf/" + name + "/";
            String routers = protocol.child("autoconf").isPresent() ? "1" : "0";
            host.set(own + "disable_ipv6", "0");
            host.set(own + "accept_ra", routers);
            host.set(own + "autoconf", routers);
        }
    }

    private void addresses(String name, Element protocol) {
        for (Element each : protocol.children("ip")) {
            String address = address(protocol, each);
            ip("give " + name + " the address " + address, "address", "replace", address, "dev", name);
        }
    }

    private static String address(Element protocol, Element ip) {
        return ip.attribute("address").orElse("") + "/" + InterfaceAddresses.prefix(protocol, ip);
    }

    private void gateways(String name, Element protocol) {
        for (Element route : protocol.children("route")) {
            String gateway = route.attribute("gateway").orElse("");
            String family = InterfaceAddresses.isFour(protocol) ? "-4" : "-6";
            ip("route by " + gateway, family, "route", "add", "default", "via", gateway, "dev", name);
        }
    }

    /** Takes the addresses of a device back that stays, and brings it down; does nothing when it is gone. */
    void quiet(Element definition) {
        String name = InterfaceXml.name(definition);
        Optional<Link> link = host.look().find(name);
        if (link.isEmpty()) {
            return;
        }
        for (Element protocol : definition.children("protocol")) {
            String family = InterfaceAddresses.isFour(protocol) ? "inet" : "inet6";
            for (Element each : protocol.children("ip")) {
                String address = each.attribute("address").orElse("");
                boolean there = link.get().addresses(family).stream()
                        .anyMatch(has -> has.getString("local", "").equalsIgnoreCase(address));
                if (there) {
                    ip("take an address from " + name, "address", "del", address(protocol, each), "dev", name);
                }
            }
        }
        ip("bring " + name + " down", "link", "set", "dev", name, "down");
    }

    /** Takes a port from what it belongs to, if it does. */
    void free(String port, String master) {
        boolean belongs =
                host.look().find(port).map(Link::master).filter(master::equals).isPresent();
        if (belongs) {
            ip("take " + port + " from " + master, "link", "set", "dev", port, "nomaster");
        }
    }

    /** Removes a device if it is the one that was made: of that type, and of that number where it is known. */
    void remove(String name, String type, int index) {
        Optional<Link> ours = host.look()
                .find(name)
                .filter(link -> link.kind().equals(type))
                .filter(link -> index == 0 || link.index() == index);
        if (ours.isPresent()) {
            ip("remove " + name, "link", "delete", "dev", name);
        }
    }

    private void ip(String what, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        host.run(what, command);
    }
}
