package io.vireo.event;

import io.vireo.Code;

/** What was done about a failure of the host's memory ({@code virDomainMemoryFailureActionType}). */
public enum MemoryFailureAction implements Code {
    /** Nothing. */
    IGNORE(0),
    /** The guest was told. */
    INJECT(1),
    /** The guest cannot go on. */
    FATAL(2),
    /** The guest was reset. */
    RESET(3),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    MemoryFailureAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
