package io.vireo.storage;

import io.vireo.Flag;

/** What is said about a volume ({@code virStorageVolInfoFlags}). */
public enum StorageVolInfoFlag implements Flag {
    /** The allocation is the size that its storage has, such as the length of the file. */
    GET_PHYSICAL(1);

    private final int bit;

    StorageVolInfoFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
