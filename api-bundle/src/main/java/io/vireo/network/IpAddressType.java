package io.vireo.network;

import io.vireo.Code;

/** The family of an IP address ({@code virIPAddrType}). */
public enum IpAddressType implements Code {
    /** An IPv4 address. */
    IPV4(0),
    /** An IPv6 address. */
    IPV6(1),
    /** A family that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    IpAddressType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
