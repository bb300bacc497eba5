package io.vireo.domain;

import io.vireo.Flag;

/**
 * Which of a checkpoint's children to list: of each group any that is named; none of a group means all
 * ({@code virDomainCheckpointListFlags}).
 */
public enum CheckpointChildFlag implements Flag {

    /** Their children too, and so on. */
    DESCENDANTS(1 << 0),
    /** Sorted, parents before children. */
    TOPOLOGICAL(1 << 1),
    /** Those without children. */
    LEAVES(1 << 2),
    /** Those with children. */
    NO_LEAVES(1 << 3);

    private final int bit;

    CheckpointChildFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
