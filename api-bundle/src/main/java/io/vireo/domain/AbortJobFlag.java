package io.vireo.domain;

import io.vireo.Flag;

/** How to end a job ({@code virDomainAbortJobFlagsValues}). */
public enum AbortJobFlag implements Flag {

    /** Interrupts a post-copy migration; it can be resumed. */
    POSTCOPY(1 << 0);

    private final int bit;

    AbortJobFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
