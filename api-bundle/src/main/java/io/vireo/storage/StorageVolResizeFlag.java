package io.vireo.storage;

import io.vireo.Flag;

/** How a volume gets a new size ({@code virStorageVolResizeFlags}). */
public enum StorageVolResizeFlag implements Flag {
    /** Reserve the storage of the new size at once. */
    ALLOCATE(1),
    /** The size is a difference: added, or subtracted together with {@link #SHRINK}. */
    DELTA(1 << 1),
    /** Allow it to become smaller; what lies beyond is lost. */
    SHRINK(1 << 2);

    private final int bit;

    StorageVolResizeFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
