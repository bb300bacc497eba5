package io.vireo.domain;

import io.vireo.Flag;

/** How to measure the writes to memory; none means by sampling pages ({@code virDomainDirtyRateCalcFlags}). */
public enum DirtyRateFlag implements Flag {

    /** By a bitmap. */
    DIRTY_BITMAP(1 << 0),
    /** By a ring, for each virtual processor. */
    DIRTY_RING(1 << 1);

    private final int bit;

    DirtyRateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
