package io.vireo.domain;

import io.vireo.Flag;

/** How to dump memory ({@code virDomainCoreDumpFlags}). */
public enum DumpFlag implements Flag {

    /** Destroys the domain afterwards. */
    CRASH(1 << 0),
    /** Lets the guest run meanwhile. */
    LIVE(1 << 1),
    /** Goes past the host's file cache. */
    BYPASS_CACHE(1 << 2),
    /** Resets the domain afterwards. */
    RESET(1 << 3),
    /** Memory only, in a format that common tools read. */
    MEMORY_ONLY(1 << 4);

    private final int bit;

    DumpFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
