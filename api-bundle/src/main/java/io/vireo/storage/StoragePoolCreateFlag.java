package io.vireo.storage;

import io.vireo.Flag;

/** What the start of a pool does before ({@code virStoragePoolCreateFlags}); the flags exclude each other. */
public enum StoragePoolCreateFlag implements Flag {
    /** Build it. */
    WITH_BUILD(1),
    /** Build it, overwriting what is there. */
    WITH_BUILD_OVERWRITE(1 << 1),
    /** Build it, but fail when something is there. */
    WITH_BUILD_NO_OVERWRITE(1 << 2);

    private final int bit;

    StoragePoolCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
