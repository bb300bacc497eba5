package io.vireo.domain;

import io.vireo.Code;

/** Who knows the addresses of a guest ({@code virDomainInterfaceAddressesSource}). */
public enum AddressSource implements Code {

    /** The DHCP leases of its networks. */
    LEASE(0),
    /** The guest agent. */
    AGENT(1),
    /** The host's ARP table. */
    ARP(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    AddressSource(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
