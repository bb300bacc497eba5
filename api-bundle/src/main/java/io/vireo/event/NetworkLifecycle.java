package io.vireo.event;

import io.vireo.CodePair;

/** What happened to a virtual network ({@code virNetworkEventLifecycleType}). */
public enum NetworkLifecycle implements CodePair {
    /** Defined. */
    DEFINED(0, 0),
    /** Its definition is gone. */
    UNDEFINED(1, 0),
    /** Started. */
    STARTED(2, 0),
    /** Stopped. */
    STOPPED(3, 0),
    /** Something that this version does not know. */
    UNKNOWN(-1, UNKNOWN_SECOND);

    private final int first;
    private final int second;

    NetworkLifecycle(int first, int second) {
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
