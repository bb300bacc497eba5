package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Optional;

/** An {@code ip} element of a network: an address of the bridge, with what is lent beside it. */
final class IpXml {

    private IpXml() {}

    static Element complete(Element given, String network) {
        String text = given.attribute("address")
                .orElseThrow(() -> Refusal.xml("Missing required address attribute in network '" + network + "'"));
        Ip address = Ip.parse(text)
                .orElseThrow(() -> Refusal.xml("Invalid address '" + text + "' in network '" + network + "'"));
        checkFamily(given, address, text, network);
        int prefix = prefix(given, address, network);
        Values.yesNo(given, "localPtr");
        Element ip = Ordered.attributes(
                given.with("address", address.toString()), "family", "address", "netmask", "prefix", "localPtr");
        Subnet subnet = new Subnet(address, prefix);
        return Ordered.children(
                ip.mapChildren("dhcp", dhcp -> DhcpXml.complete(dhcp, subnet, network)), "tftp", "dhcp");
    }

    private static void checkFamily(Element given, Ip address, String text, String network) {
        String family = given.attribute("family").orElse("");
        switch (family) {
            case "" -> {
                if (!address.isFour()) {
                    throw Refusal.unsupported(
                            "no family specified for non-IPv4 address '" + text + "' in network '" + network + "'");
                }
            }
            case "ipv4" -> requireFamily(address.isFour(), "ipv4", "non-IPv4", text, network);
            case "ipv6" -> requireFamily(!address.isFour(), "ipv6", "non-IPv6", text, network);
            default -> throw Refusal.xml("Unrecognized family '" + family + "' in network '" + network + "'");
        }
    }

    private static void requireFamily(boolean fits, String family, String other, String text, String network) {
        if (!fits) {
            throw Refusal.unsupported("Family '" + family + "' specified for " + other + " address '" + text
                    + "' in network '" + network + "'");
        }
    }

    private static int prefix(Element given, Ip address, String network) {
        Optional<String> netmask = given.attribute("netmask");
        Optional<String> prefix = given.attribute("prefix");
        String family = address.isFour() ? "IPv4" : "IPv6";
        if (netmask.isPresent() && !address.isFour()) {
            throw Refusal.unsupported(
                    "netmask not allowed for IPv6 address '" + address + "' in network '" + network + "'");
        }
        if (netmask.isPresent() && prefix.isPresent()) {
            throw Refusal.unsupported("Network '" + network + "' IP address cannot have both a prefix and a netmask");
        }
        if (prefix.isPresent() && Values.number(prefix.get(), address.bits()).isEmpty()) {
            throw Refusal.unsupported(
                    "Invalid " + family + " prefix '" + prefix.get() + "' in network '" + network + "'");
        }
        if (netmask.isPresent() && Ip.parse(netmask.get()).flatMap(Ip::prefixOf).isEmpty()) {
            throw Refusal.unsupported("network '" + network + "' has invalid netmask '" + netmask.get()
                    + "' for address '" + address + "': a netmask is ones followed by zeros");
        }
        return Subnet.prefixOf(given, address);
    }
}
