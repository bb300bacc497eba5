package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parts of a network's definition must be to each other. */
final class NetworkRules {

    private NetworkRules() {}

    static void check(Element network, Mode mode, String name) {
        switch (mode) {
            case NAT, ROUTE, OPEN -> checkForwarding(network, mode, name);
            case NONE -> {}
            default -> checkForeign(network, mode, name);
        }
        checkPortGroups(network, name);
        checkVlan(network, mode, name);
        checkDhcp(network, name);
        checkRoutes(network, name);
    }

    private static void checkForwarding(Element network, Mode mode, String name) {
        Element forward = network.child("forward").orElseThrow();
        if (network.child("ip").isEmpty()) {
            throw Refusal.xml(
                    mode.word() + " forwarding requested, but no IP address provided for network '" + name + "'");
        }
        if (forward.children("interface").size() > 1) {
            throw Refusal.xml(
                    "multiple forwarding interfaces specified for network '" + name + "', only one is supported");
        }
        if (mode == Mode.OPEN && forward.attribute("dev").isPresent()) {
            throw Refusal.xml("forward dev not allowed for network '" + name + "' with forward mode='open'");
        }
    }

    private static void checkForeign(Element network, Mode mode, String name) {
        for (String element : List.of("mac", "domain", "dns", "ip", "route")) {
            if (network.child(element).isPresent()) {
                throw Refusal.unsupported("Unsupported <" + element + "> element in network " + name
                        + " with forward mode='" + mode.word() + "'");
            }
        }
        if (network.attribute("ipv6").isPresent()) {
            throw Refusal.unsupported("Unsupported network-wide 'ipv6' attribute in network " + name
                    + " with forward mode='" + mode.word() + "'");
        }
        Optional<String> bridge = network.at("bridge/@name");
        boolean device = network.at("forward/interface/@dev").isPresent();
        if (mode == Mode.BRIDGE && bridge.isPresent() && device) {
            throw Refusal.xml("A network with forward mode='bridge' can specify a bridge name or a forward dev, but not"
                    + " both (network '" + name + "')");
        }
        if (mode != Mode.BRIDGE && bridge.isPresent()) {
            throw Refusal.unsupported("Unsupported <bridge name='" + bridge.get() + "'> element in network " + name
                    + " with forward mode='" + mode.word() + "'");
        }
    }

    private static void checkPortGroups(Element network, String name) {
        Set<String> names = new HashSet<>();
        String standard = "";
        for (Element group : network.children("portgroup")) {
            String its = group.attribute("name")
                    .orElseThrow(() -> Refusal.xml("Missing required name attribute in portgroup"));
            if (!names.add(its)) {
                throw Refusal.unsupported(
                        "multiple <portgroup> elements with the same name (" + its + ") in network '" + name + "'");
            }
            if (Values.isYes(group, "default")) {
                if (!standard.isEmpty()) {
                    throw Refusal.unsupported("network '" + name + "' has multiple default <portgroup> elements ("
                            + standard + " and " + its + "), but only one default is allowed");
                }
                standard = its;
            }
            group.child("bandwidth").ifPresent(LimitsXml::complete);
        }
    }

    /** Tags need a switch that knows them: neither our bridges nor somebody else's plain one does. */
    private static void checkVlan(Element network, Mode mode, String name) {
        boolean given = network.child("vlan").isPresent()
                || !network.findAll("portgroup/vlan").isEmpty();
        if (given && mode != Mode.HOSTDEV && mode != Mode.PASSTHROUGH) {
            throw Refusal.unsupported(
                    "<vlan> element specified for network " + name + ", whose type doesn't support vlan configuration");
        }
    }

    private static void checkDhcp(Element network, String name) {
        boolean four = false;
        boolean six = false;
        for (Element ip : network.children("ip")) {
            boolean lends = !ip.findAll("dhcp/range").isEmpty()
                    || !ip.findAll("dhcp/host").isEmpty();
            boolean isFour = Subnet.of(ip).address().isFour();
            if (lends && (isFour ? four : six)) {
                String family = isFour ? "IPv4" : "IPv6";
                throw Refusal.unsupported("Multiple " + family + " dhcp sections found -- dhcp is supported only for a"
                        + " single " + family + " address on each network");
            }
            four |= lends && isFour;
            six |= lends && !isFour;
        }
    }

    private static void checkRoutes(Element network, String name) {
        List<Subnet> subnets = Subnet.all(network);
        for (Element route : network.children("route")) {
            String gateway = route.attribute("gateway").orElse("");
            boolean reachable = Ip.parse(gateway)
                    .filter(ip -> subnets.stream().anyMatch(each -> each.contains(ip)))
                    .isPresent();
            if (!reachable) {
                throw Refusal.unsupported(
                        "unreachable static route gateway '" + gateway + "' specified for network '" + name + "'");
            }
        }
    }
}
