package io.vireo.domain;

import io.vireo.Flag;

/**
 * Which of a snapshot's children to list: of each group any that is named; none of a group means all
 * ({@code virDomainSnapshotListFlags}).
 */
public enum SnapshotChildFlag implements Flag {

    /** Their children too, and so on. */
    DESCENDANTS(1 << 0),
    /** Those with a record. */
    METADATA(1 << 1),
    /** Those without children. */
    LEAVES(1 << 2),
    /** Those with children. */
    NO_LEAVES(1 << 3),
    /** Those without a record. */
    NO_METADATA(1 << 4),
    /** Those taken while the domain was off. */
    INACTIVE(1 << 5),
    /** Those with memory. */
    ACTIVE(1 << 6),
    /** Those of disks only. */
    DISK_ONLY(1 << 7),
    /** Those kept inside the disk images. */
    INTERNAL(1 << 8),
    /** Those kept in files of their own. */
    EXTERNAL(1 << 9),
    /** Sorted, parents before children. */
    TOPOLOGICAL(1 << 10);

    private final int bit;

    SnapshotChildFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
