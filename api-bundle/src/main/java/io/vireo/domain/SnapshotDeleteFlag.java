package io.vireo.domain;

import io.vireo.Flag;

/** What to delete of a snapshot ({@code virDomainSnapshotDeleteFlags}). */
public enum SnapshotDeleteFlag implements Flag {

    /** All descendants too. */
    CHILDREN(1 << 0),
    /** The record only; the data stay. */
    METADATA_ONLY(1 << 1),
    /** All descendants, but not the snapshot itself. */
    CHILDREN_ONLY(1 << 2);

    private final int bit;

    SnapshotDeleteFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
