package io.vireo.domain;

import io.vireo.Flag;

/** How to set a guest's clock ({@code virDomainSetTimeFlags}). */
public enum SetTimeFlag implements Flag {

    /** Takes the time of the guest's real-time clock instead. */
    SYNC(1 << 0);

    private final int bit;

    SetTimeFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
