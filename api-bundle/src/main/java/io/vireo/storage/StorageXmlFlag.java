package io.vireo.storage;

import io.vireo.Flag;

/** Which state of a pool is described ({@code virStorageXMLFlags}). */
public enum StorageXmlFlag implements Flag {
    /** The definition that the next start uses, not the running pool. */
    INACTIVE(1);

    private final int bit;

    StorageXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
