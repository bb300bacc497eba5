package io.vireo.domain;

import io.vireo.Flag;

/** How to save or restore a state ({@code virDomainSaveRestoreFlags}). */
public enum SaveFlag implements Flag {

    /** Goes past the host's file cache. */
    BYPASS_CACHE(1 << 0),
    /** Runs when it is restored. */
    RUNNING(1 << 1),
    /** Is paused when it is restored. */
    PAUSED(1 << 2),
    /** Begins with the firmware variables of the template. */
    RESET_NVRAM(1 << 3);

    private final int bit;

    SaveFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
