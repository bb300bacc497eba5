package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute of a protocol.
 *
 * @param name its name
 * @param kind what its value may be
 */
record Attribute(String name, ValueKind kind) {

    static final Attribute COMMENT = new Attribute("comment", ValueKind.COMMENT);

    private static final List<Attribute> SOURCE_MAC = of(ValueKind.MAC, "srcmacaddr");
    private static final List<Attribute> SOURCE_MAC_AND_MASK = join(SOURCE_MAC, of(ValueKind.MAC_MASK, "srcmacmask"));

    static final List<Attribute> MACS =
            join(SOURCE_MAC_AND_MASK, of(ValueKind.MAC, "dstmacaddr"), of(ValueKind.MAC_MASK, "dstmacmask"));
    static final List<Attribute> ETHERNET = of(ValueKind.ETHERTYPE, "protocolid");
    static final List<Attribute> VLAN =
            join(of(ValueKind.VLAN_ID, "vlanid"), of(ValueKind.ETHERTYPE, "encap-protocol"));
    static final List<Attribute> STP = join(
            SOURCE_MAC_AND_MASK,
            of(ValueKind.BYTE, "type", "flags"),
            of(ValueKind.SHORT, "root-priority", "root-priority-hi"),
            of(ValueKind.MAC, "root-address"),
            of(ValueKind.MAC_MASK, "root-address-mask"),
            of(ValueKind.INTEGER, "root-cost", "root-cost-hi"),
            of(ValueKind.SHORT, "sender-priority", "sender-priority-hi"),
            of(ValueKind.MAC, "sender-address"),
            of(ValueKind.MAC_MASK, "sender-address-mask"),
            of(ValueKind.SHORT, "port", "port-hi", "age", "age-hi", "max-age", "max-age-hi"),
            of(ValueKind.SHORT, "hello-time", "hello-time-hi", "forward-delay", "forward-delay-hi"));
    static final List<Attribute> ARP = join(
            of(ValueKind.SHORT, "hwtype", "protocoltype"),
            of(ValueKind.OPCODE, "opcode"),
            of(ValueKind.MAC, "arpsrcmacaddr", "arpdstmacaddr"),
            of(ValueKind.IP, "arpsrcipaddr", "arpdstipaddr"),
            of(ValueKind.BOOLEAN, "gratuitous"));
    static final List<Attribute> IP = addresses(ValueKind.IP, ValueKind.IP_MASK);
    static final List<Attribute> IP6 = addresses(ValueKind.IP6, ValueKind.IP6_MASK);
    static final List<Attribute> IP_PROTOCOL = of(ValueKind.IP_PROTOCOL, "protocol");
    static final List<Attribute> PORTS =
            of(ValueKind.SHORT, "srcportstart", "srcportend", "dstportstart", "dstportend");
    static final List<Attribute> DSCP = of(ValueKind.SIX_BITS, "dscp");
    static final List<Attribute> ICMP = of(ValueKind.BYTE, "type", "code");
    static final List<Attribute> ICMP_RANGES = of(ValueKind.BYTE, "type", "typeend", "code", "codeend");
    static final List<Attribute> TCP_FLAGS = of(ValueKind.TCP_FLAGS, "flags");
    static final List<Attribute> PACKET = packet(IP, ValueKind.IP);
    static final List<Attribute> PACKET6 = packet(IP6, ValueKind.IP6);

    private static List<Attribute> of(ValueKind kind, String... names) {
        return Stream.of(names).map(name -> new Attribute(name, kind)).toList();
    }

    @SafeVarargs
    private static List<Attribute> join(List<Attribute>... parts) {
        List<Attribute> all = new ArrayList<>();
        for (List<Attribute> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    private static List<Attribute> addresses(ValueKind address, ValueKind mask) {
        return join(of(address, "srcipaddr"), of(mask, "srcipmask"), of(address, "dstipaddr"), of(mask, "dstipmask"));
    }

    private static List<Attribute> packet(List<Attribute> addresses, ValueKind address) {
        return join(
                SOURCE_MAC,
                addresses,
                of(address, "srcipfrom", "srcipto", "dstipfrom", "dstipto"),
                DSCP,
                of(ValueKind.SHORT, "connlimit-above"),
                of(ValueKind.STATES, "state"),
                of(ValueKind.SET_NAME, "ipset"),
                of(ValueKind.SET_FLAGS, "ipsetflags"));
    }
}
