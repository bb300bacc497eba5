package io.vireo.event;

import io.vireo.CodePair;

/** What happened to a device of the host ({@code virNodeDeviceEventLifecycleType}). */
public enum NodeDeviceLifecycle implements CodePair {
    /** It is there. */
    CREATED(0, 0),
    /** It is gone. */
    DELETED(1, 0),
    /** Defined. */
    DEFINED(2, 0),
    /** Its definition is gone. */
    UNDEFINED(3, 0),
    /** Something that this version does not know. */
    UNKNOWN(-1, UNKNOWN_SECOND);

    private final int first;
    private final int second;

    NodeDeviceLifecycle(int first, int second) {
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
