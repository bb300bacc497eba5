package io.vireo.domain;

import io.vireo.Flag;

/** What to do with what belongs to a definition that goes ({@code virDomainUndefineFlagsValues}). */
public enum UndefineFlag implements Flag {

    /** Removes its managed saved state. */
    MANAGED_SAVE(1 << 0),
    /** Forgets its snapshots; their data stay. */
    SNAPSHOTS_METADATA(1 << 1),
    /** Removes its firmware variables. */
    NVRAM(1 << 2),
    /** Keeps its firmware variables. */
    KEEP_NVRAM(1 << 3),
    /** Forgets its checkpoints; their data stay. */
    CHECKPOINTS_METADATA(1 << 4),
    /** Removes its TPM's state. */
    TPM(1 << 5),
    /** Keeps its TPM's state. */
    KEEP_TPM(1 << 6);

    private final int bit;

    UndefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
