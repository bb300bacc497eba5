package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule can look at: the elements of a rule, with the attributes of each in the order in which they are written. */
enum Protocol {
    MAC(Layer.FRAME, -1, Attribute.MACS, Attribute.ETHERNET),
    VLAN(Layer.FRAME, -1, Attribute.MACS, Attribute.VLAN),
    STP(Layer.FRAME, -1, Attribute.STP),
    ARP(Layer.FRAME, -1, Attribute.MACS, Attribute.ARP),
    RARP(Layer.FRAME, -1, Attribute.MACS, Attribute.ARP),
    IP(Layer.FRAME, -1, Attribute.MACS, Attribute.IP, Attribute.IP_PROTOCOL, Attribute.PORTS, Attribute.DSCP),
    IPV6(Layer.FRAME, -1, Attribute.MACS, Attribute.IP6, Attribute.IP_PROTOCOL, Attribute.PORTS, Attribute.ICMP_RANGES),
    TCP(Layer.IP, 6, Attribute.PACKET, Attribute.PORTS, Attribute.TCP_FLAGS),
    UDP(Layer.IP, 17, Attribute.PACKET, Attribute.PORTS),
    SCTP(Layer.IP, 132, Attribute.PACKET, Attribute.PORTS),
    ICMP(Layer.IP, 1, Attribute.PACKET, Attribute.ICMP),
    IGMP(Layer.IP, 2, Attribute.PACKET),
    ALL(Layer.IP, -1, Attribute.PACKET),
    ESP(Layer.IP, 50, Attribute.PACKET),
    AH(Layer.IP, 51, Attribute.PACKET),
    UDPLITE(Layer.IP, 136, Attribute.PACKET),
    TCP_IPV6(Layer.IP6, 6, Attribute.PACKET6, Attribute.PORTS, Attribute.TCP_FLAGS),
    UDP_IPV6(Layer.IP6, 17, Attribute.PACKET6, Attribute.PORTS),
    SCTP_IPV6(Layer.IP6, 132, Attribute.PACKET6, Attribute.PORTS),
    ICMPV6(Layer.IP6, 58, Attribute.PACKET6, Attribute.ICMP),
    ALL_IPV6(Layer.IP6, -1, Attribute.PACKET6),
    ESP_IPV6(Layer.IP6, 50, Attribute.PACKET6),
    AH_IPV6(Layer.IP6, 51, Attribute.PACKET6),
    UDPLITE_IPV6(Layer.IP6, 136, Attribute.PACKET6);

    /** How deep a rule looks. */
    enum Layer {
        FRAME,
        IP,
        IP6
    }

    private final Layer layer;
    private final int number;
    private final List<Attribute> attributes;

    @SafeVarargs
    Protocol(Layer layer, int number, List<Attribute>... attributes) {
        this.layer = layer;
        this.number = number;
        List<Attribute> all = new ArrayList<>();
        for (List<Attribute> part : attributes) {
            all.addAll(part);
        }
        all.add(Attribute.COMMENT);
        this.attributes = List.copyOf(all);
    }

    String element() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Protocol> of(String element) {
        return Arrays.stream(values())
                .filter(each -> each.element().equals(element))
                .findFirst();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    boolean isOfPackets() {
        return layer != Layer.FRAME;
    }

    boolean isIp6() {
        return layer == Layer.IP6;
    }

    /** Its number in the header of IP; negative when any will do. */
    int number() {
        return number;
    }
}
