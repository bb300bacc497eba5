package io.vireo.domain;

import io.vireo.Flag;

/** What to delete of a checkpoint ({@code virDomainCheckpointDeleteFlags}). */
public enum CheckpointDeleteFlag implements Flag {

    /** All descendants too. */
    CHILDREN(1 << 0),
    /** The record only; the data stay. */
    METADATA_ONLY(1 << 1),
    /** All descendants, but not the checkpoint itself. */
    CHILDREN_ONLY(1 << 2);

    private final int bit;

    CheckpointDeleteFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
