package io.vireo.driver.iface;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Definitions of interfaces: read, checked, and what devices they name. */
final class InterfaceXml {

    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,14}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final int LARGEST_MTU = 65_535;
    private static final int LEAST_MTU = 68;
    private static final int LAST_TAG = 4094;
    private static final int LONGEST_DELAY = 30;

    private static final List<String> MODES = List.of("onboot", "none", "hotplug");
    private static final Claims CLAIMS = Claims.of(claims());

    private InterfaceXml() {}

    /** What an interface may say, and the ports of a bridge or bond may too. */
    private static List<String> claims() {
        List<String> all = new ArrayList<>(List.of(
                "@name",
                "start/@mode",
                "mtu/@size",
                "protocol/@family",
                "protocol/ip/@address",
                "protocol/ip/@prefix",
                "protocol/route/@gateway",
                "protocol[@family=ipv6]/autoconf"));
        for (String port : List.of("", "bridge/interface/", "bond/interface/", "bridge/interface/bond/interface/")) {
            all.addAll(Stream.of("@name", "@type=ethernet|bridge|vlan|bond", "mac/@address")
                    .map(port::concat)
                    .toList());
            all.addAll(Stream.of("link/@state", "link/@speed").map(port::concat).toList());
        }
        all.addAll(List.of("bridge/@stp=on|off", "bridge/@delay"));
        for (String at : List.of("", "bridge/interface/")) {
            all.addAll(Stream.of("vlan/@tag", "vlan/interface/@name", "bond/@mode", "bond/miimon/@freq")
                    .map(at::concat)
                    .toList());
            all.addAll(Stream.of("bond/miimon/@downdelay", "bond/miimon/@updelay", "bond/miimon/@carrier=ioctl|netif")
                    .map(at::concat)
                    .toList());
            all.addAll(Stream.of("interval", "target", "validate=none|active|backup|all")
                    .map(each -> at + "bond/arpmon/@" + each)
                    .toList());
        }
        return all;
    }

    /** Reads a definition; fails when it is wrong, or asks for what this driver does not do. */
    static Element read(String xml, boolean validate) {
        Element document = Element.parse(xml, "interface_definition").stripped();
        StrictXml.requireRoot(document, "interface");
        check(document);
        StrictXml.require(document, CLAIMS, "interface", validate);
        document.children("protocol").forEach(InterfaceAddresses::check);
        // How the link is at this moment is no part of a definition.
        return document.withoutChildren("link");
    }

    static String name(Element document) {
        return document.attribute("name").orElse("");
    }

    static String type(Element document) {
        return document.attribute("type").orElse("ethernet");
    }

    private static void check(Element document) {
        if (document.attribute("type").isEmpty()) {
            throw InterfaceRefusal.xml("interface misses the type attribute");
        }
        String name = name(document);
        if (name.isEmpty()) {
            throw InterfaceRefusal.xml("interface has no name");
        }
        requireSound(name);
        document.at("start/@mode").filter(mode -> !MODES.contains(mode)).ifPresent(mode -> {
            throw InterfaceRefusal.xml("unknown interface startmode " + Names.shown(mode));
        });
        document.at("mtu/@size").ifPresent(size -> number("mtu", size, LEAST_MTU, LARGEST_MTU));
        document.at("mac/@address").filter(mac -> !MAC.matcher(mac).matches()).ifPresent(mac -> {
            throw InterfaceRefusal.xml("'" + Names.shown(mac) + "' is no MAC address");
        });
        switch (type(document)) {
            case "ethernet" -> {}
            case "bridge" -> checkBridge(document);
            case "vlan" -> checkVlan(document);
            case "bond" -> checkBond(document);
            default -> throw InterfaceRefusal.xml("unknown interface type " + Names.shown(type(document)));
        }
        Set<String> twice = new LinkedHashSet<>();
        for (Element each : ports(document)) {
            check(each);
            if (!twice.add(name(each)) || name(each).equals(name)) {
                throw InterfaceRefusal.xml("interface '" + name + "' has the port '" + name(each) + "' twice");
            }
        }
    }

    private static void checkBridge(Element document) {
        Element bridge = document.child("bridge")
                .orElseThrow(() -> InterfaceRefusal.xml("bridge interface misses the bridge element"));
        bridge.attribute("delay").ifPresent(InterfaceXml::hundredths);
    }

    private static void checkVlan(Element document) {
        Element vlan = document.child("vlan")
                .orElseThrow(() -> InterfaceRefusal.xml("vlan interface misses the vlan element"));
        String tag = vlan.attribute("tag")
                .orElseThrow(() -> InterfaceRefusal.xml("vlan interface misses the tag attribute"));
        number("tag", tag, 1, LAST_TAG);
        requireSound(vlan.at("interface/@name")
                .orElseThrow(() -> InterfaceRefusal.xml("vlan interface misses name attribute")));
    }

    private static void checkBond(Element document) {
        Element bond = document.child("bond")
                .orElseThrow(() -> InterfaceRefusal.xml("bond interface misses the bond element"));
        if (bond.child("interface").isEmpty()) {
            throw InterfaceRefusal.xml("bond has no interfaces");
        }
        bond.attribute("mode")
                .filter(mode -> !InterfaceDescription.BONDS.contains(mode))
                .ifPresent(mode -> {
                    throw InterfaceRefusal.xml("unknown bonding mode " + Names.shown(mode));
                });
        for (String path : List.of("miimon/@freq", "miimon/@downdelay", "miimon/@updelay", "arpmon/@interval")) {
            bond.at(path).ifPresent(value -> number(path.replace("/@", " "), value, 0, Integer.MAX_VALUE));
        }
        bond.at("arpmon/@target").ifPresent(InterfaceAddresses::requireFour);
    }

    /** A delay of seconds, as the kernel counts it; a description of a running bridge has the kernel's hundredths already. */
    static long hundredths(String delay) {
        try {
            double given = Double.parseDouble(delay);
            if (given >= 0 && given <= 100 * LONGEST_DELAY) {
                return Math.round(given <= LONGEST_DELAY ? given * 100 : given);
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw InterfaceRefusal.xml("'" + Names.shown(delay) + "' is no delay of 0 to " + LONGEST_DELAY + " seconds");
    }

    private static void number(String what, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw InterfaceRefusal.xml(
                "'" + Names.shown(text) + "' is no " + what + ": a number from " + least + " to " + most);
    }

    private static void requireSound(String name) {
        if (!SOUND.matcher(name).matches()) {
            throw InterfaceRefusal.xml("'" + Names.shown(name) + "' cannot be the name of an interface: at most 15 of"
                    + " letters, digits, '_', '-', '.' and '@', the first a letter, digit or '_'");
        }
    }

    /** The interfaces that belong to one. */
    static List<Element> ports(Element document) {
        return switch (type(document)) {
            case "bridge" -> document.findAll("bridge/interface");
            case "bond" -> document.findAll("bond/interface");
            default -> List.of();
        };
    }

    /** All devices that a definition names. */
    static Set<String> devices(Element document) {
        Set<String> names = new LinkedHashSet<>(Set.of(name(document)));
        document.at("vlan/interface/@name").ifPresent(names::add);
        ports(document).forEach(port -> names.addAll(devices(port)));
        return names;
    }
}
