package io.vireo.event;

import io.vireo.Code;

/** What was done when a disk failed ({@code virDomainEventIOErrorAction}). */
public enum IoErrorAction implements Code {
    /** Nothing: the guest goes on. */
    NONE(0),
    /** The guest was paused. */
    PAUSE(1),
    /** The guest was told. */
    REPORT(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    IoErrorAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
