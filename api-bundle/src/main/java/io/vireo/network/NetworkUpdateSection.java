package io.vireo.network;

import io.vireo.Code;

/** Which elements of a network an update is about ({@code virNetworkUpdateSection}). */
public enum NetworkUpdateSection implements Code {
    /** The element {@code bridge}. */
    BRIDGE(1),
    /** The element {@code domain}. */
    DOMAIN(2),
    /** The element {@code ip}. */
    IP(3),
    /** The element {@code ip/dhcp/host}. */
    IP_DHCP_HOST(4),
    /** The element {@code ip/dhcp/range}. */
    IP_DHCP_RANGE(5),
    /** The element {@code forward}. */
    FORWARD(6),
    /** The element {@code forward/interface}. */
    FORWARD_INTERFACE(7),
    /** The element {@code forward/pf}. */
    FORWARD_PF(8),
    /** The element {@code portgroup}. */
    PORTGROUP(9),
    /** The element {@code dns/host}. */
    DNS_HOST(10),
    /** The element {@code dns/txt}. */
    DNS_TXT(11),
    /** The element {@code dns/srv}. */
    DNS_SRV(12),
    /** A section that this version does not know; always refused. */
    UNKNOWN(-1);

    private final int code;

    NetworkUpdateSection(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
