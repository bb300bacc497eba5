package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What libvirt's test driver adds to the definition of a network. */
final class NetworkXml {

    private static final List<String> ORDER = List.of(
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
            "portgroup",
            "virtualport",
            "ip",
            "route");
    private static final Set<String> UNMANAGED_BRIDGE = Set.of("bridge", "private", "vepa", "passthrough", "hostdev");

    private NetworkXml() {}

    static Element complete(String xml) {
        return complete(Element.parse(xml, "network_definition").stripped());
    }

    static Element complete(Element given) {
        if (!given.name().equals("network")) {
            throw DomainXml.xmlError("expecting root element of 'network', not '" + given.name() + "'");
        }
        requireName(given);
        Element document = withUuid(given);
        if (document.has("ipv6", "no")) {
            document = document.without("ipv6");
        }
        document = document.mapChildren("forward", NetworkXml::forward);
        String mode = document.at("forward/@mode").orElse("");
        boolean managed = !UNMANAGED_BRIDGE.contains(mode);
        if (managed) {
            document = document.mapChildren("bridge", NetworkXml::bridge);
        }
        document = document.flatMapChildren(child -> isEmptyDns(child) ? List.of() : List.of(child));
        return sorted(NetworkChecks.require(document).mapChildren("mac", NetworkXml::mac));
    }

    /** Adds a UUID when there is none, and writes it as everybody does when there is one. */
    static Element withUuid(Element given) {
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

    private static void requireName(Element given) {
        String name = given.at("name").orElse("");
        if (name.isEmpty()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME));
        }
        if (name.indexOf('/') >= 0) {
            throw DomainXml.xmlError("name " + name + " cannot contain '/'");
        }
        if (name.indexOf('\n') >= 0) {
            throw new BadXml("invalid char in name: '\\n'");
        }
    }

    private static Element forward(Element given) {
        Element forward = given.attribute("mode").isPresent() ? given : given.with("mode", "nat");
        Optional<String> device = forward.attribute("dev");
        Optional<String> first = forward.at("interface/@dev");
        if (device.isPresent() == first.isPresent()) {
            return forward;
        }
        return device.isPresent()
                ? forward.add(Element.of("interface").with("dev", device.get()))
                : forward.with("dev", first.get());
    }

    private static boolean isEmptyDns(Element child) {
        return child.name().equals("dns")
                && child.attributes().isEmpty()
                && child.children().isEmpty();
    }

    private static Element bridge(Element given) {
        Element bridge = given.attribute("stp").isPresent() ? given : given.with("stp", "on");
        return bridge.attribute("delay").isPresent() ? bridge : bridge.with("delay", "0");
    }

    private static Element mac(Element given) {
        return given.attribute("address")
                .map(address -> given.with("address", address.toLowerCase(Locale.ROOT)))
                .orElse(given);
    }

    private static Element sorted(Element document) {
        return document.withNodes(document.children().stream()
                .sorted(Comparator.comparingInt(child -> {
                    int rank = ORDER.indexOf(child.name());
                    return rank < 0 ? ORDER.size() : rank;
                }))
                .toList());
    }
}
