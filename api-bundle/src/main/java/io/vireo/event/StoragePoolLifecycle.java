package io.vireo.event;

import io.vireo.CodePair;

/** What happened to a storage pool ({@code virStoragePoolEventLifecycleType}). */
public enum StoragePoolLifecycle implements CodePair {
    /** Defined. */
    DEFINED(0, 0),
    /** Its definition is gone. */
    UNDEFINED(1, 0),
    /** Started. */
    STARTED(2, 0),
    /** Stopped. */
    STOPPED(3, 0),
    /** Its storage was built. */
    CREATED(4, 0),
    /** Its storage was deleted. */
    DELETED(5, 0),
    /** Something that this version does not know. */
    UNKNOWN(-1, UNKNOWN_SECOND);

    private final int first;
    private final int second;

    StoragePoolLifecycle(int first, int second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int second() {
        return second;
    }
}
