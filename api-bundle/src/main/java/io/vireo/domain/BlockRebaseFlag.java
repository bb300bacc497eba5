package io.vireo.domain;

import io.vireo.Flag;

/** How to rebase a disk ({@code virDomainBlockRebaseFlags}). */
public enum BlockRebaseFlag implements Flag {

    /** Copies the topmost layer only. */
    SHALLOW(1 << 0),
    /** Takes a file that is there already. */
    REUSE_EXT(1 << 1),
    /** Makes the copy raw. */
    COPY_RAW(1 << 2),
    /** Starts a copy rather than a pull. */
    COPY(1 << 3),
    /** Keeps the names of backing files relative. */
    RELATIVE(1 << 4),
    /** The target is a block device. */
    COPY_DEV(1 << 5);

    private final int bit;

    BlockRebaseFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
