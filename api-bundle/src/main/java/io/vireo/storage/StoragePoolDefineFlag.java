package io.vireo.storage;

import io.vireo.Flag;

/** How a pool is defined ({@code virStoragePoolDefineFlags}). */
public enum StoragePoolDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    StoragePoolDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
