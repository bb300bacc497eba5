package io.vireo.domain;

import io.vireo.Flag;

/** Which number of virtual processors is meant ({@code virDomainVcpuFlags}). */
public enum VcpuFlag implements Flag {

    /** The running domain. */
    LIVE(1 << 0),
    /** The definition, from the next start on. */
    CONFIG(1 << 1),
    /** The maximum. */
    MAXIMUM(1 << 2),
    /** As the guest sees it; its agent is asked. */
    GUEST(1 << 3),
    /** Those added can be taken away again. */
    HOTPLUGGABLE(1 << 4);

    private final int bit;

    VcpuFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
