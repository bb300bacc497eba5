package io.vireo.domain;

import io.vireo.Flag;

/** How to create a snapshot ({@code virDomainSnapshotCreateFlags}). */
public enum SnapshotCreateFlag implements Flag {

    /** Tells of one that exists already. */
    REDEFINE(1 << 0),
    /** Makes the redefined one the current one. */
    CURRENT(1 << 1),
    /** Does not keep a record of it. */
    NO_METADATA(1 << 2),
    /** Stops the domain afterwards. */
    HALT(1 << 3),
    /** Leaves the memory out. */
    DISK_ONLY(1 << 4),
    /** Takes files that are there already. */
    REUSE_EXT(1 << 5),
    /** Freezes the guest's file systems meanwhile; needs its agent. */
    QUIESCE(1 << 6),
    /** All disks or none. */
    ATOMIC(1 << 7),
    /** Lets the guest run meanwhile. */
    LIVE(1 << 8),
    /** Checks the document against the schema. */
    VALIDATE(1 << 9);

    private final int bit;

    SnapshotCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
