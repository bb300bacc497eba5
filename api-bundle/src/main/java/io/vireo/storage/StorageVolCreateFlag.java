package io.vireo.storage;

import io.vireo.Flag;

/** How a volume is created ({@code virStorageVolCreateFlags}). */
public enum StorageVolCreateFlag implements Flag {
    /** Prepare the format's tables for the whole capacity. */
    PREALLOC_METADATA(1),
    /** Share the blocks of the original until they are written; fail when the file system cannot. */
    REFLINK(1 << 1),
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1 << 2);

    private final int bit;

    StorageVolCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
