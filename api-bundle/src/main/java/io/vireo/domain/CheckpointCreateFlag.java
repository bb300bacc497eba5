package io.vireo.domain;

import io.vireo.Flag;

/** How to create a checkpoint ({@code virDomainCheckpointCreateFlags}). */
public enum CheckpointCreateFlag implements Flag {

    /** Tells of one that exists already. */
    REDEFINE(1 << 0),
    /** Freezes the guest's file systems meanwhile; needs its agent. */
    QUIESCE(1 << 1),
    /** Checks that the redefined one agrees with the disks. */
    REDEFINE_VALIDATE(1 << 2);

    private final int bit;

    CheckpointCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
