package io.vireo.domain;

import io.vireo.Flag;

/** How to resize a disk; the unit of the size is no flag here ({@code virDomainBlockResizeFlags}). */
public enum BlockResizeFlag implements Flag {

    /** Takes the whole size of the device, whatever was asked for. */
    CAPACITY(1 << 1);

    private final int bit;

    BlockResizeFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
