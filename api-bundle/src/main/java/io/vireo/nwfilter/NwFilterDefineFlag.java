package io.vireo.nwfilter;

import io.vireo.Flag;

/** How a filter is defined ({@code virNWFilterDefineFlags}). */
public enum NwFilterDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    NwFilterDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
