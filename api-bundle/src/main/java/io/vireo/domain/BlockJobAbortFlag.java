package io.vireo.domain;

import io.vireo.Flag;

/** How to end a block job ({@code virDomainBlockJobAbortFlags}). */
public enum BlockJobAbortFlag implements Flag {

    /** Does not wait until it has ended. */
    ASYNC(1 << 0),
    /** Goes over to the copy, rather than drop it. */
    PIVOT(1 << 1);

    private final int bit;

    BlockJobAbortFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
