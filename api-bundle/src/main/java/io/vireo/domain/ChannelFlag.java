package io.vireo.domain;

import io.vireo.Flag;

/** How to open a channel ({@code virDomainChannelFlags}). */
public enum ChannelFlag implements Flag {

    /** Takes it from whoever has it. */
    FORCE(1 << 0);

    private final int bit;

    ChannelFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
