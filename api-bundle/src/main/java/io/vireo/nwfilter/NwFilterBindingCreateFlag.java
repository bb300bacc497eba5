package io.vireo.nwfilter;

import io.vireo.Flag;

/** How a filter is bound to a port ({@code virNWFilterBindingCreateFlags}). */
public enum NwFilterBindingCreateFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    NwFilterBindingCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
