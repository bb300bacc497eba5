package io.vireo.storage;

import io.vireo.Flag;

/** How a pool is built ({@code virStoragePoolBuildFlags}). */
public enum StoragePoolBuildFlag implements Flag {
    /** Repair what is there. */
    REPAIR(1),
    /** Extend what is there. */
    RESIZE(1 << 1),
    /** Fail when something is there. */
    NO_OVERWRITE(1 << 2),
    /** Overwrite what is there. */
    OVERWRITE(1 << 3);

    private final int bit;

    StoragePoolBuildFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
