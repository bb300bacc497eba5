package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an address of a network lends: ranges, hosts with an address of their own, and what a machine boots. */
final class DhcpXml {

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*)");
    private static final Pattern CLIENT = Pattern.compile("[0-9A-Fa-f:]+|\\*");
    private static final long SHORTEST_SECONDS = 120;

    private DhcpXml() {}

    static Element complete(Element given, Subnet subnet, String network) {
        Element dhcp = given.mapChildren("range", range -> range(range, subnet, network))
                .mapChildren("host", host -> host(host, subnet.address().isFour(), network, false));
        return Ordered.children(dhcp, "range", "host", "bootp");
    }

    static Element range(Element given, Subnet subnet, String network) {
        Ip start = bound(given, "start", network);
        Ip end = bound(given, "end", network);
        Ranges.check(start, end, subnet);
        given.children("lease").forEach(DhcpXml::checkLease);
        return Ordered.attributes(given.with("start", start.toString()).with("end", end.toString()), "start", "end");
    }

    private static Ip bound(Element given, String attribute, String network) {
        String text = given.attribute(attribute)
                .orElseThrow(() -> Refusal.xml(
                        "Missing '" + attribute + "' attribute in dhcp range for network '" + network + "'"));
        return Ip.parse(text)
                .orElseThrow(() -> Refusal.xml(
                        "Invalid dhcp range " + attribute + " address '" + text + "' in network '" + network + "'"));
    }

    private static void checkLease(Element lease) {
        String expiry = lease.attribute("expiry").orElse("");
        long value = Values.number(expiry, Integer.MAX_VALUE)
                .orElseThrow(() -> Values.wrong(lease, "expiry", "'" + expiry + "'. Expected integer value"));
        long seconds = seconds(lease, value);
        if (seconds > 0 && seconds < SHORTEST_SECONDS) {
            throw Refusal.unsupported("The minimum lease time should be greater than 2 minutes");
        }
    }

    /** How long a lease is, in seconds; minutes unless the unit says otherwise. */
    static long seconds(Element lease, long value) {
        String unit = lease.attribute("unit").orElse("minutes");
        return switch (unit) {
            case "seconds" -> value;
            case "minutes" -> value * 60;
            case "hours" -> value * 3600;
            default -> throw Values.wrong(lease, "unit", "'" + unit + "'.");
        };
    }

    /** A host with an address of its own; one that only names an entry to remove may lack the address. */
    static Element host(Element given, boolean four, String network, boolean partial) {
        Element host = given;
        Optional<String> mac = given.attribute("mac");
        if (mac.isPresent()) {
            host = host.with("mac", mac(mac.get(), four, network));
        }
        given.attribute("name").ifPresent(name -> checkName(name, network));
        given.attribute("id").ifPresent(id -> checkClient(id, network));
        checkWho(given, four, network, partial);
        Optional<String> ip = given.attribute("ip");
        if (ip.isEmpty() && !partial) {
            throw Refusal.xml("Missing IP address in static host definition for network '" + network + "'");
        }
        if (ip.isPresent()) {
            host = host.with("ip", address(ip.get(), four, network).toString());
        }
        given.children("lease").forEach(DhcpXml::checkLease);
        return Ordered.attributes(host, "id", "mac", "name", "ip");
    }

    private static void checkWho(Element given, boolean four, String network, boolean partial) {
        boolean nobody =
                given.attribute("mac").isEmpty() && given.attribute("name").isEmpty();
        if (partial) {
            if (nobody
                    && given.attribute("ip").isEmpty()
                    && given.attribute("id").isEmpty()) {
                throw Refusal.xml("At least one of name, mac, or ip attribute must be specified for static host"
                        + " definition in network '" + network + "' ");
            }
        } else if (four && nobody) {
            throw Refusal.xml(
                    "Static host definition in IPv4 network '" + network + "' must have mac or name attribute");
        } else if (!four && nobody && given.attribute("id").isEmpty()) {
            throw Refusal.xml(
                    "Static host definition in IPv6 network '" + network + "' must have id or name attribute");
        }
    }

    private static String mac(String given, boolean four, String network) {
        String mac = Mac.parse(given)
                .orElseThrow(
                        () -> Refusal.xml("Cannot parse MAC address '" + given + "' in network '" + network + "'"));
        if (Mac.isMulticast(mac)) {
            throw Refusal.xml(
                    "expected unicast mac address, found multicast '" + given + "' in network '" + network + "'");
        }
        return mac;
    }

    private static void checkName(String name, String network) {
        if (!HOST_NAME.matcher(name).matches()) {
            throw Refusal.xml("Cannot use host name '" + name + "' in network '" + network + "'");
        }
    }

    private static void checkClient(String id, String network) {
        if (!CLIENT.matcher(id).matches()) {
            throw Refusal.xml("Invalid character in id '" + id + "' of network '" + network + "'");
        }
    }

    private static Ip address(String text, boolean four, String network) {
        return Ip.parse(text)
                .filter(ip -> ip.isFour() == four)
                .orElseThrow(() ->
                        Refusal.xml("Invalid IP address in static host definition for network '" + network + "'"));
    }
}
