package io.vireo.storage;

import io.vireo.Flag;

/** How a volume is read ({@code virStorageVolDownloadFlags}). */
public enum StorageVolDownloadFlag implements Flag {
    /** The stream gives holes as such, not as zeros. */
    SPARSE_STREAM(1);

    private final int bit;

    StorageVolDownloadFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
