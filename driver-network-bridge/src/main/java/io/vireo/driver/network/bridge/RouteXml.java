package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;

/** A route that the host gets while a network runs. */
final class RouteXml {

    private static final long LARGEST_METRIC = 4_294_967_295L;

    private RouteXml() {}

    static Element complete(Element given, String network) {
        Ip address = address(given, "address", network);
        Ip gateway = address(given, "gateway", network);
        if (address.bits() != gateway.bits()) {
            throw Refusal.xml(network + ": Address and gateway of a route are of different families");
        }
        boolean six = given.has("family", "ipv6");
        if (six == address.isFour()) {
            throw Refusal.xml(
                    network + ": " + (six ? "ipv6 family specified for non-IPv6" : "no family specified for non-IPv4")
                            + " address '" + address + "' in route definition");
        }
        checkMetric(given);
        int prefix = prefix(given, address, network);
        if (!address.network(prefix).equals(address)) {
            throw Refusal.xml(network + ": Address '" + address + "' in route definition is not a network address");
        }
        return Ordered.attributes(
                given.with("address", address.toString()).with("gateway", gateway.toString()),
                "family",
                "address",
                "netmask",
                "prefix",
                "gateway",
                "metric");
    }

    /** The prefix of a route: everything without one, when the address is zero, else one address alone. */
    static int prefix(Element route, Ip address, String network) {
        if (route.attribute("netmask").isPresent() && route.attribute("prefix").isPresent()) {
            throw Refusal.xml(network + ": Route definition cannot have both a prefix and a netmask");
        }
        if (route.attribute("prefix").isPresent()) {
            String text = route.attribute("prefix").orElseThrow();
            return (int) Values.number(text, address.bits())
                    .orElseThrow(
                            () -> Refusal.xml(network + ": Invalid prefix " + text + " specified in route definition"));
        }
        if (route.attribute("netmask").isPresent()) {
            return route.attribute("netmask")
                    .flatMap(Ip::parse)
                    .flatMap(Ip::prefixOf)
                    .orElseThrow(() -> Refusal.xml(network + ": Invalid netmask in route definition"));
        }
        return address.value().signum() == 0 ? 0 : Subnet.prefixOf(route, address);
    }

    private static void checkMetric(Element given) {
        if (given.attribute("metric").isPresent()) {
            String text = given.attribute("metric").orElseThrow();
            if (text.equals("0")) {
                throw Values.wrong(given, "metric", "Zero is not permitted");
            }
            if (Values.number(text, LARGEST_METRIC).isEmpty()) {
                throw Values.wrong(given, "metric", "'" + text + "'. Expected integer value");
            }
        }
    }

    private static Ip address(Element given, String attribute, String network) {
        String text = given.attribute(attribute)
                .orElseThrow(() ->
                        Refusal.xml(network + ": Missing required " + attribute + " attribute in route definition"));
        return Ip.parse(text)
                .orElseThrow(() ->
                        Refusal.xml(network + ": Bad network " + attribute + " '" + text + "' in route definition"));
    }
}
