package io.vireo.storage;

import io.vireo.Code;

/** What a pool is doing ({@code virStoragePoolState}). */
public enum StoragePoolState implements Code {
    /** Not running. */
    INACTIVE(0),
    /** Being prepared, not available yet. */
    BUILDING(1),
    /** Running. */
    RUNNING(2),
    /** Running, with parts missing. */
    DEGRADED(3),
    /** Running, but out of reach. */
    INACCESSIBLE(4),
    /** A state that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    StoragePoolState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
