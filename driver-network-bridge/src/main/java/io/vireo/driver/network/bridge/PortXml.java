package io.vireo.driver.network.bridge;

import io.vireo.BadXml;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The document of a port: who is plugged into a network, and how. */
final class PortXml {

    private PortXml() {}

    static UUID uuid(Element port) {
        return Field.uuid("uuid").require(port);
    }

    /** Reads a document as somebody gave it. */
    static Element read(String xml) {
        Element port = Element.parse(xml, "networkport").stripped();
        if (!port.name().equals("networkport")) {
            throw Values.inXml(Refusal.xml("expecting root element of 'networkport', not '" + port.name() + "'"));
        }
        Element checked = withUuid(port, "uuid", "uuid");
        if (port.at("owner/name").orElse("").isEmpty()) {
            throw Refusal.internal("network port has no owner name");
        }
        checked = withUuid(checked, "owner/uuid", "owner UUID");
        String mac = port.at("mac/@address")
                .flatMap(Mac::parse)
                .orElseThrow(() -> Refusal.internal("network port has no mac"));
        return checked.mapChildren("mac", each -> each.with("address", mac));
    }

    private static Element withUuid(Element port, String path, String what) {
        if (port.at(path).orElse("").isBlank()) {
            throw Refusal.internal("network port has no " + what);
        }
        try {
            return Field.uuid(path).write(port, Field.uuid(path).require(port));
        } catch (BadXml malformed) {
            throw Refusal.internal("unable to parse UUID '" + port.at(path).orElse("") + "'");
        }
    }

    /** A port with what its network gives it: group, isolation, limits, and the bridge that it is plugged into. */
    static Element plugged(Element port, Element network) {
        Optional<Element> group = group(port, network);
        Element done = port;
        if (done.child("bandwidth").isEmpty()) {
            done = group.flatMap(each -> each.child("bandwidth")).map(done::add).orElse(done);
        }
        if (done.child("port").isEmpty()) {
            done = network.child("port").map(done::add).orElse(done);
        }
        if (done.child("rxfilters").isEmpty() && trusts(group, network)) {
            done = done.add(Element.of("rxfilters").with("trustGuest", "yes"));
        }
        boolean foreign = Mode.of(network) == Mode.BRIDGE;
        String bridge = BridgeNames.nameOf(network).orElse("");
        Element plug =
                Element.of("plug").with("type", foreign ? "bridge" : "network").with("bridge", bridge);
        return ordered(done.add(plug));
    }

    static Element ordered(Element port) {
        return Ordered.children(
                port, "uuid", "owner", "group", "mac", "virtualport", "bandwidth", "vlan", "port", "rxfilters", "plug");
    }

    private static boolean trusts(Optional<Element> group, Element network) {
        return group.flatMap(each -> each.attribute("trustGuestRxFilters"))
                .or(() -> network.attribute("trustGuestRxFilters"))
                .filter("yes"::equals)
                .isPresent();
    }

    private static Optional<Element> group(Element port, Element network) {
        List<Element> groups = network.children("portgroup");
        Optional<String> name = port.at("group");
        return groups.stream()
                .filter(each -> name.isPresent() ? each.attribute("name").equals(name) : each.has("default", "yes"))
                .findFirst();
    }
}
