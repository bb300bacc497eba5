package io.vireo.domain;

import io.vireo.Flag;

/** How to copy a disk ({@code virDomainBlockCopyFlags}). */
public enum BlockCopyFlag implements Flag {

    /** Copies the topmost layer only. */
    SHALLOW(1 << 0),
    /** Takes a file that is there already. */
    REUSE_EXT(1 << 1),
    /** The job need not survive a restart of the domain. */
    TRANSIENT_JOB(1 << 2),
    /** Writes go to both, so that the copy surely catches up. */
    SYNCHRONOUS_WRITES(1 << 3);

    private final int bit;

    BlockCopyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
