package io.vireo.driver.nwfilter;

import java.util.List;
import java.util.function.Predicate;

/** Rules with everything that can be said about a protocol. */
final class EveryAttribute {

    private EveryAttribute() {}

    /** Rules both ways, as they are and inverted. */
    static String rules(Protocol protocol) {
        // A frame of IPv6 has either ports or a type.
        String attributes = attributes(
                protocol, name -> protocol != Protocol.IPV6 || !name.startsWith("type") && !name.startsWith("code"));
        String body = "<" + protocol.element() + attributes + "/>";
        String inverted = "<" + protocol.element() + " match='no'" + attributes + "/>";
        StringBuilder rules = new StringBuilder();
        for (String look : List.of(body, inverted)) {
            for (String direction : List.of("in", "out", "inout")) {
                rules.append("<rule action='accept' direction='" + direction + "'>" + look + "</rule>");
                rules.append("<rule action='drop' direction='" + direction + "'>" + look + "</rule>");
            }
        }
        return rules.toString();
    }

    private static String attributes(Protocol protocol, Predicate<String> wanted) {
        StringBuilder text = new StringBuilder();
        for (Attribute each : protocol.attributes()) {
            boolean unavailable = each.name().startsWith("ipset");
            if (wanted.test(each.name()) && !unavailable) {
                text.append(" " + each.name() + "='" + sample(each) + "'");
            }
        }
        return text.toString();
    }

    private static String sample(Attribute attribute) {
        return switch (attribute.kind()) {
            case MAC -> "1:2:3:4:5:6";
            case MAC_MASK -> "ff:ff:ff:ff:0:0";
            case IP -> "10.1.2.3";
            case IP_MASK -> "255.255.255.0";
            case IP6 -> "fe80::1:2";
            case IP6_MASK -> "64";
            case ETHERTYPE -> "0x1234";
            case OPCODE -> "Reply";
            case IP_PROTOCOL -> "udp";
            case STATES -> "NEW,ESTABLISHED,RELATED";
            case TCP_FLAGS -> "SYN,ACK/SYN";
            case COMMENT -> "`ls` ; drop \" } #";
            case BOOLEAN -> "yes";
            case SET_NAME, SET_FLAGS -> "src";
            case BYTE, SHORT, INTEGER, SIX_BITS, VLAN_ID ->
                attribute.name().contains("end") || attribute.name().endsWith("-hi") ? "0x9" : "$A";
        };
    }
}
