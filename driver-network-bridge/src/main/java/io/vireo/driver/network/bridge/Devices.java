package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** The bridge of a network, with its addresses and routes: each command of {@code ip} with its arguments one by one. */
final class Devices {

    private static final String OFF = "0";
    private static final String ON = "1";

    private final HostNetwork host;
    private final Element network;
    private final String bridge;

    Devices(HostNetwork host, Element network) {
        this.host = host;
        this.network = network;
        this.bridge = BridgeNames.requireSound(BridgeNames.nameOf(network).orElse(""));
    }

    String bridge() {
        return bridge;
    }

    /** Makes the bridge with its addresses, brings it up, and tells the kernel what to pass on. */
    void make() {
        List<Subnet> subnets = Subnet.all(network);
        boolean six = subnets.stream().anyMatch(each -> !each.address().isFour());
        List<List<String>> commands = new ArrayList<>(List.of(bridgeWithoutAddresses()));
        if (six || network.has("ipv6", "yes")) {
            // The kernel must be told of IPv6 before it hears of addresses of it.
            host.ip("make the bridge " + bridge, commands);
            settings(true, six);
            commands.clear();
        }
        subnets.forEach(each -> commands.add(address(each)));
        commands.add(List.of("link", "set", "dev", bridge, "up"));
        network.children("route").forEach(each -> commands.add(route(each)));
        host.ip("make the bridge " + bridge + " with its addresses and routes and start it", commands);
        if (!six && !network.has("ipv6", "yes")) {
            settings(false, false);
        }
        if (Mode.of(network).forwards()) {
            forwarding(subnets.stream().anyMatch(each -> each.address().isFour()), six);
        }
    }

    private List<String> bridgeWithoutAddresses() {
        List<String> command = new ArrayList<>(List.of("link", "add", "name", bridge));
        network.at("mac/@address").ifPresent(mac -> command.addAll(List.of("address", mac)));
        network.at("mtu/@size").ifPresent(size -> command.addAll(List.of("mtu", size)));
        boolean tree = network.at("bridge/@stp").filter("on"::equals).isPresent();
        long delay = network.at("bridge/@delay").map(Long::parseLong).orElse(0L);
        // The kernel counts in hundredths, and takes a delay out of its bounds only before the protocol is on.
        command.addAll(List.of("type", "bridge", "forward_delay", Long.toString(delay * 100)));
        command.addAll(List.of("stp_state", tree ? ON : OFF));
        return command;
    }

    /** Removes the bridge if it is there and the one that was made for this network. */
    void remove() {
        if (host.isBridge(bridge, network.at("mac/@address").orElse(""))) {
            host.ip("remove the bridge " + bridge, List.of(List.of("link", "delete", "dev", bridge)));
        }
    }

    private void settings(boolean anySix, boolean ownSix) {
        String own = "net/ipv6/conf/" + bridge + "/";
        host.set(own + "disable_ipv6", anySix ? OFF : ON);
        if (ownSix) {
            // The host announces itself there; it must not take a guest for a router.
            host.set(own + "accept_ra", OFF);
            host.set(own + "autoconf", OFF);
        }
    }

    private void forwarding(boolean four, boolean six) {
        if (four) {
            host.set("net/ipv4/ip_forward", ON);
        }
        if (six) {
            host.set("net/ipv6/conf/all/forwarding", ON);
        }
    }

    private List<String> address(Subnet subnet) {
        List<String> command = new ArrayList<>(List.of("address", "add", subnet.toString(), "dev", bridge));
        if (subnet.address().isFour()) {
            command.addAll(List.of("broadcast", subnet.last().toString()));
        } else {
            // Nobody is on the bridge yet who could have the address too, and dnsmasq wants it now.
            command.add("nodad");
        }
        return command;
    }

    private List<String> route(Element route) {
        Ip address = Ip.parse(route.attribute("address").orElse("")).orElseThrow();
        String to = address + "/" + RouteXml.prefix(route, address, bridge);
        List<String> command = new ArrayList<>(List.of(
                "route", "add", to, "via", route.attribute("gateway").orElse(""), "dev", bridge, "proto", "static"));
        route.attribute("metric").ifPresent(metric -> command.addAll(List.of("metric", metric)));
        return command;
    }
}
