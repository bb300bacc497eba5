package io.vireo.storage;

import io.vireo.Flag;

/** How a pool is deleted ({@code virStoragePoolDeleteFlags}). */
public enum StoragePoolDeleteFlag implements Flag {
    /** Overwrite everything with zeros, which is slow; without it only the structure goes. */
    ZEROED(1);

    private final int bit;

    StoragePoolDeleteFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
