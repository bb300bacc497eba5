package io.vireo.driver.nwfilter;

/** What rules for frames look for. */
final class FrameMatch {

    private static final String NO_MASK = "";

    private final Match match;
    private final Rule rule;

    private FrameMatch(Rule rule, boolean mirrored, String port, Learning learning) {
        this.rule = rule;
        // Frames of STP go one way; there is nothing to exchange in them.
        boolean exchanged =
                mirrored && rule.protocol().filter(Protocol.STP::equals).isEmpty();
        this.match = new Match(rule, exchanged, port, learning);
    }

    static Match of(Rule rule, boolean mirrored, String port, Learning learning) {
        FrameMatch made = new FrameMatch(rule, mirrored, port, learning);
        rule.protocol().ifPresent(made::look);
        return made.match;
    }

    private void look(Protocol protocol) {
        switch (protocol) {
            case MAC -> {
                macs();
                match.value("protocolid")
                        .ifPresent(type -> match.ask("ether type", String.valueOf(Numbers.ETHERTYPES.numberOf(type))));
            }
            case VLAN -> vlan();
            case STP -> stp();
            case ARP -> arp("0x0806", "arp saddr ip", "arp daddr ip");
            case RARP -> arp("0x8035", "@nh,112,32", "@nh,192,32");
            case IP -> ip();
            case IPV6 -> ip6();
            default -> throw new IllegalStateException(protocol + " is looked at in packets");
        }
    }

    private void macs() {
        match.mac("ether saddr", "srcmacaddr", "srcmacmask");
        match.mac("ether daddr", "dstmacaddr", "dstmacmask");
    }

    private void vlan() {
        match.add("ether type 0x8100");
        macs();
        match.number("vlan id", "vlanid");
        match.value("encap-protocol")
                .ifPresent(type -> match.ask("vlan type", String.valueOf(Numbers.ETHERTYPES.numberOf(type))));
    }

    /** A frame of STP has a header of three bytes after that of Ethernet, then the message; numbers are bits. */
    private void stp() {
        match.add("ether daddr 01:80:c2:00:00:00");
        match.mac("ether saddr", "srcmacaddr", "srcmacmask");
        match.number("@nh,48,8", "type");
        match.number("@nh,56,8", "flags");
        upTo("@nh,64,16", "root-priority");
        match.rawMac("@nh,80,48", "root-address", "root-address-mask");
        upTo("@nh,128,32", "root-cost");
        upTo("@nh,160,16", "sender-priority");
        match.rawMac("@nh,176,48", "sender-address", "sender-address-mask");
        upTo("@nh,224,16", "port");
        upTo("@nh,240,16", "age");
        upTo("@nh,256,16", "max-age");
        upTo("@nh,272,16", "hello-time");
        upTo("@nh,288,16", "forward-delay");
    }

    private void upTo(String field, String attribute) {
        match.range(field, attribute, attribute + "-hi");
    }

    private void arp(String type, String source, String destination) {
        match.add("ether type " + type);
        macs();
        match.number("@nh,0,16", "hwtype");
        match.number("@nh,16,16", "protocoltype");
        match.value("opcode").ifPresent(code -> match.ask("@nh,48,16", String.valueOf(Numbers.OPCODES.numberOf(code))));
        match.rawMac("@nh,64,48", "arpsrcmacaddr", NO_MASK);
        match.rawMac("@nh,144,48", "arpdstmacaddr", NO_MASK);
        protocolAddress(source, "arpsrcipaddr");
        protocolAddress(destination, "arpdstipaddr");
        if (match.value("gratuitous").filter("true"::equals).isPresent()) {
            match.sameAddresses();
        }
    }

    private void protocolAddress(String field, String attribute) {
        boolean raw = field.startsWith("@");
        if (!raw) {
            match.ip(field, attribute, NO_MASK, false);
            return;
        }
        match.value(attribute).ifPresent(address -> {
            if (address.equals(Combinations.LEARNED)) {
                throw Refusal.unsupported("a learned address is asked for in <rarp>; give the parameter IP");
            }
            match.ask(field, "0x" + Addresses.ipBits(address).orElseThrow().toString(16));
        });
    }

    private void ip() {
        match.add("ether type 0x0800");
        macs();
        match.ip("ip saddr", "srcipaddr", "srcipmask", false);
        match.ip("ip daddr", "dstipaddr", "dstipmask", false);
        protocol();
        match.number("ip dscp", "dscp");
    }

    private void ip6() {
        match.add("ether type 0x86dd");
        macs();
        match.ip("ip6 saddr", "srcipaddr", "srcipmask", true);
        match.ip("ip6 daddr", "dstipaddr", "dstipmask", true);
        protocol();
        if (match.value("type").or(() -> match.value("typeend")).isPresent()) {
            match.range("icmpv6 type", "type", "typeend");
        }
        if (match.value("code").or(() -> match.value("codeend")).isPresent()) {
            match.range("icmpv6 code", "code", "codeend");
        }
    }

    private void protocol() {
        boolean ports = Attribute.PORTS.stream()
                .anyMatch(each -> rule.value(each.name()).isPresent());
        match.value("protocol").map(Numbers.PROTOCOLS::numberOf).ifPresent(number -> {
            if (ports) {
                match.add("meta l4proto " + number);
            } else {
                match.ask("meta l4proto", String.valueOf(number));
            }
        });
        match.range("th sport", "srcportstart", "srcportend");
        match.range("th dport", "dstportstart", "dstportend");
    }
}
