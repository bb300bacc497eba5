package io.vireo.domain;

import io.vireo.Flag;

/** Whom to ask for a host name ({@code virDomainGetHostnameFlags}). */
public enum HostnameFlag implements Flag {

    /** The DHCP leases of its networks. */
    LEASE(1 << 0),
    /** The guest agent. */
    AGENT(1 << 1);

    private final int bit;

    HostnameFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
