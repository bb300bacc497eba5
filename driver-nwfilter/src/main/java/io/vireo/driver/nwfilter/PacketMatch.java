package io.vireo.driver.nwfilter;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules for packets look for. */
final class PacketMatch {

    private static final Map<String, Integer> FLAGS =
            Map.of("FIN", 1, "SYN", 2, "RST", 4, "PSH", 8, "ACK", 16, "URG", 32, "ALL", 63, "NONE", 0);

    private final Match match;
    private final boolean mirrored;
    private final Protocol protocol;

    private PacketMatch(Rule rule, boolean mirrored, String port, Learning learning) {
        this.match = new Match(rule, mirrored, port, learning);
        this.mirrored = mirrored;
        this.protocol = rule.protocol().orElseThrow();
    }

    static Match of(Rule rule, boolean mirrored, String port, Learning learning) {
        PacketMatch made = new PacketMatch(rule, mirrored, port, learning);
        made.look(rule);
        return made.match;
    }

    private void look(Rule rule) {
        if (rule.value("ipset").isPresent()) {
            throw Refusal.unsupported(
                    "ipset='" + rule.value("ipset").get() + "' is asked for, and nftables cannot look into"
                            + " sets of ipset; list the addresses in a variable");
        }
        match.add(protocol.isIp6() ? "ether type 0x86dd" : "ether type 0x0800");
        if (protocol.number() >= 0) {
            match.add("meta l4proto " + protocol.number());
        }
        if (!mirrored) {
            // Whose card an answer will come from is not known.
            match.mac("ether saddr", "srcmacaddr", "");
        }
        addresses(protocol.isIp6() ? "ip6" : "ip", protocol.isIp6());
        match.range("th sport", "srcportstart", "srcportend");
        match.range("th dport", "dstportstart", "dstportend");
        match.value("flags").ifPresent(this::flags);
        icmp();
    }

    private void addresses(String family, boolean six) {
        match.ip(family + " saddr", "srcipaddr", "srcipmask", six);
        match.ip(family + " daddr", "dstipaddr", "dstipmask", six);
        match.addressRange(family + " saddr", "srcipfrom", "srcipto", six);
        match.addressRange(family + " daddr", "dstipfrom", "dstipto", six);
        match.number(family + " dscp", "dscp");
    }

    private void icmp() {
        String family = protocol == Protocol.ICMPV6 ? "icmpv6" : "icmp";
        if (protocol == Protocol.ICMP || protocol == Protocol.ICMPV6) {
            match.number(family + " type", "type");
            match.number(family + " code", "code");
        }
    }

    /** Which flags are looked at, and which of them are set. */
    private void flags(String text) {
        String[] halves = text.split("/");
        match.ask("tcp flags & " + bits(halves[0]), String.valueOf(bits(halves[1])));
    }

    private static int bits(String names) {
        return Stream.of(names.split(",")).map(FLAGS::get).collect(Collectors.reducing(0, (one, other) -> one | other));
    }
}
