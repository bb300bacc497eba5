package io.vireo.domain;

import io.vireo.Flag;

/** How to commit a layer ({@code virDomainBlockCommitFlags}). */
public enum BlockCommitFlag implements Flag {

    /** Commits to the layer directly below. */
    SHALLOW(1 << 0),
    /** Removes the layers that are not needed any more. */
    DELETE(1 << 1),
    /** The topmost layer, which is being written to. */
    ACTIVE(1 << 2),
    /** Keeps the names of backing files relative. */
    RELATIVE(1 << 3);

    private final int bit;

    BlockCommitFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
