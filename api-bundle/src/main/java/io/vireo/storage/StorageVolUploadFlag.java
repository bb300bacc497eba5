package io.vireo.storage;

import io.vireo.Flag;

/** How a volume is written ({@code virStorageVolUploadFlags}). */
public enum StorageVolUploadFlag implements Flag {
    /** The stream has holes. */
    SPARSE_STREAM(1);

    private final int bit;

    StorageVolUploadFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
