package io.vireo.event;

import io.vireo.CodePair;

/** What happened to a secret ({@code virSecretEventLifecycleType}). */
public enum SecretLifecycle implements CodePair {
    /** Defined. */
    DEFINED(0, 0),
    /** Its definition is gone. */
    UNDEFINED(1, 0),
    /** Something that this version does not know. */
    UNKNOWN(-1, UNKNOWN_SECOND);

    private final int first;
    private final int second;

    SecretLifecycle(int first, int second) {
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
