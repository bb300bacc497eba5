package io.vireo.driver.test;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Network interfaces of a guest: their addresses, their profiles, and the names of their taps. */
final class NicXml {

    private static final String TAP = "testnet";
    private static final String PARAMETERS = "parameters";

    private NicXml() {}

    static Element complete(Element given) {
        Element nic = given.child("mac").isPresent()
                ? given
                : given.add(Element.of("mac").with("address", Names.randomMac("52:54:00")));
        nic = nic.mapChildren("virtualport", NicXml::profile)
                .flatMapChildren(child -> delays(child) ? List.of(child) : List.of());
        if (nic.has("type", "hostdev")) {
            nic = nic.withoutChildren("filterref").flatMapChildren(NicXml::namedDriver);
        }
        return nic.has("type", "network") ? nic.mapChildren("source", source -> source.without("bridge")) : nic;
    }

    /** A device of the host has a driver by name; no other word about it means anything. */
    private static List<Element> namedDriver(Element child) {
        if (!child.name().equals("driver")) {
            return List.of(child);
        }
        return child.attribute("name").stream()
                .map(name -> Element.of("driver").with("name", name))
                .toList();
    }

    /** Says whether an element is anything but a delay of nothing. */
    private static boolean delays(Element child) {
        return !child.name().equals("coalesce")
                || child.at("rx/frames/@max").filter(max -> !max.equals("0")).isPresent();
    }

    /** A port of a switch is known by a UUID, which is made up when nobody gives one. */
    private static Element profile(Element port) {
        return switch (port.attribute("type").orElse("")) {
            case "802.1Qbg" -> withId(port, "instanceid");
            case "openvswitch" -> withId(port, "interfaceid");
            default -> port;
        };
    }

    private static Element withId(Element port, String name) {
        Element parameters = port.child(PARAMETERS).orElseGet(() -> Element.of(PARAMETERS));
        Optional<String> id = parameters.attribute(name);
        return id.isPresent()
                ? port
                : port.put(parameters.with(name, UUID.randomUUID().toString().toLowerCase(Locale.ROOT)));
    }

    /** Gives a tap device to each interface that has none: the first name that is free in its domain. */
    static Element withTaps(Element domain) {
        return domain.mapChildren("devices", devices -> {
            Taps taps = new Taps(devices);
            return devices.mapChildren("interface", taps::given);
        });
    }

    /** The names of the taps of one domain. */
    private static final class Taps {

        private final Set<String> used = new HashSet<>();
        private int next;

        Taps(Element devices) {
            devices.children("interface").forEach(nic -> nic.at("target/@dev").ifPresent(used::add));
        }

        private Element given(Element nic) {
            Element target = nic.child("target").orElseGet(() -> Element.of("target"));
            if (target.attribute("dev").isPresent()) {
                return nic;
            }
            while (used.contains(TAP + next)) {
                next++;
            }
            return nic.put(target.with("dev", TAP + next++));
        }
    }
}
