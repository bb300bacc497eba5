package io.vireo.domain;

import io.vireo.Flag;

/** Which amount of memory a change is about ({@code virDomainMemoryModFlags}). */
public enum MemoryFlag implements Flag {

    /** The running domain. */
    LIVE(1 << 0),
    /** The definition, from the next start on. */
    CONFIG(1 << 1),
    /** The maximum. */
    MAXIMUM(1 << 2);

    private final int bit;

    MemoryFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
