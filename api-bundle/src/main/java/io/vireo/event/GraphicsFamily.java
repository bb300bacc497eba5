package io.vireo.event;

import io.vireo.Code;

/** The family of an address ({@code virDomainEventGraphicsAddressType}). */
public enum GraphicsFamily implements Code {
    /** IPv4. */
    IPV4(0),
    /** IPv6. */
    IPV6(1),
    /** A unix socket. */
    UNIX(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    GraphicsFamily(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
