package io.vireo.driver.network.bridge;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.UUID;

/** A definition of a network: what contradicts itself is refused, what is left out is added, all in one notation. */
final class NetworkXml {

    private static final String[] ORDER = {
        "name",
        "uuid",
        "title",
        "description",
        "metadata",
        "forward",
        "bridge",
        "mtu",
        "mac",
        "domain",
        "dns",
        "vlan",
        "bandwidth",
        "port",
        "ip",
        "route",
        "virtualport",
        "portgroup",
        "dnsmasq:options"
    };
    private static final long LARGEST_MTU = 65_535;

    private NetworkXml() {}

    /** Reads a document as somebody gave it. */
    static Element read(String xml) {
        Element given = Element.parse(xml, "network_definition").stripped();
        if (!given.name().equals("network")) {
            throw Values.inXml(Refusal.xml("expecting root element of 'network', not '" + given.name() + "'"));
        }
        return complete(given);
    }

    /** Checks a definition and adds what needs no knowledge of other networks: all but the name of the bridge. */
    static Element complete(Element given) {
        String name = name(given);
        Element document = withUuid(given).without("connections");
        document = document.has("ipv6", "no") ? document.without("ipv6") : document;
        Mode mode = Mode.of(document);
        document = document.mapChildren("forward", forward -> ForwardXml.complete(forward, mode, name))
                .mapChildren("mtu", mtu -> mtu(mtu, name))
                .mapChildren("mac", mac -> mac(mac, name))
                .flatMapChildren(child ->
                        child.name().equals("domain") && child.attribute("name").isEmpty()
                                ? java.util.List.of()
                                : java.util.List.of(child))
                .mapChildren("dns", dns -> DnsXml.complete(dns, name))
                .mapChildren("bandwidth", LimitsXml::complete)
                .mapChildren("ip", ip -> IpXml.complete(ip, name))
                .mapChildren("route", route -> RouteXml.complete(route, name));
        document = mode.isVirtual() ? virtual(document, name) : document;
        NetworkRules.check(document, mode, name);
        return Ordered.children(document, ORDER);
    }

    static String name(Element given) {
        String name = given.at("name").orElse("");
        if (name.isEmpty()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME));
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\n') >= 0) {
            throw Values.inXml(Refusal.detail("invalid char in name: " + (name.indexOf('/') >= 0 ? "/" : "\\n")));
        }
        return Names.check("network", name);
    }

    static UUID uuid(Element document) {
        return Field.uuid("uuid").require(document);
    }

    private static Element withUuid(Element given) {
        Field<UUID> field = Field.uuid("uuid");
        if (given.at("uuid").orElse("").isBlank()) {
            return field.write(given, UUID.randomUUID());
        }
        try {
            return field.write(given, field.require(given));
        } catch (BadXml malformed) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "malformed uuid element", malformed);
        }
    }

    private static Element mtu(Element given, String network) {
        String size = given.attribute("size").orElse("");
        if (Values.number(size, LARGEST_MTU).isEmpty()) {
            throw Refusal.xml("Invalid mtu size '" + size + "' in network '" + network + "'");
        }
        return given;
    }

    private static Element mac(Element given, String network) {
        String address = given.attribute("address").orElse("");
        String mac = Mac.parse(address)
                .orElseThrow(
                        () -> Refusal.xml("Invalid bridge mac address '" + address + "' in network '" + network + "'"));
        if (Mac.isMulticast(mac)) {
            throw Refusal.xml("Invalid multicast bridge mac address '" + mac + "' in network '" + network + "'");
        }
        return given.with("address", mac);
    }

    private static Element virtual(Element given, String network) {
        Element bridge = given.child("bridge").orElseGet(() -> Element.of("bridge"));
        if (!bridge.has("stp", "off")) {
            bridge = bridge.with("stp", "on");
        }
        String delay = bridge.attribute("delay").orElse("0");
        if (Values.number(delay, Integer.MAX_VALUE).isEmpty()) {
            throw Refusal.xml("Invalid delay value in network '" + network + "'");
        }
        bridge = Ordered.attributes(bridge.with("delay", delay), "name", "zone", "stp", "delay", "macTableManager");
        Element document = given.put(bridge);
        return document.child("mac").isPresent()
                ? document
                : document.add(Element.of("mac").with("address", Names.randomMac("52:54:00")));
    }
}
