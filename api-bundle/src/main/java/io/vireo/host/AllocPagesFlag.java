package io.vireo.host;

import io.vireo.Flag;

/** How the pool of pages changes ({@code virNodeAllocPagesFlags}). */
public enum AllocPagesFlag implements Flag {
    /** The counts are the new sizes of the pool; without it they are added to it. */
    SET(1);

    private final int bit;

    AllocPagesFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
