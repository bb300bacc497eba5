package io.vireo.storage;

import io.vireo.Flag;

/** How a volume is deleted ({@code virStorageVolDeleteFlags}). */
public enum StorageVolDeleteFlag implements Flag {
    /** Overwrite it with zeros first, which is slow. */
    ZEROED(1),
    /** Delete it together with its snapshots. */
    WITH_SNAPSHOTS(1 << 1);

    private final int bit;

    StorageVolDeleteFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
