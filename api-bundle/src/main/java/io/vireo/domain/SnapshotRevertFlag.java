package io.vireo.domain;

import io.vireo.Flag;

/** How to revert to a snapshot ({@code virDomainSnapshotRevertFlags}). */
public enum SnapshotRevertFlag implements Flag {

    /** Runs afterwards. */
    RUNNING(1 << 0),
    /** Is paused afterwards. */
    PAUSED(1 << 1),
    /** Does it even when the definition has changed or a new process is needed. */
    FORCE(1 << 2),
    /** Begins with the firmware variables of the template. */
    RESET_NVRAM(1 << 3);

    private final int bit;

    SnapshotRevertFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
