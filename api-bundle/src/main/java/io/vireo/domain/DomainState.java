package io.vireo.domain;

import io.vireo.Code;

/** What a domain does ({@code virDomainState}). */
public enum DomainState implements Code {

    /** Nobody knows. */
    NO_STATE(0),
    /** It runs. */
    RUNNING(1),
    /** It runs, and waits for a resource. */
    BLOCKED(2),
    /** It is paused. */
    PAUSED(3),
    /** It is shutting down. */
    SHUTDOWN(4),
    /** It is off. */
    SHUTOFF(5),
    /** It crashed. */
    CRASHED(6),
    /** The guest suspended itself. */
    PM_SUSPENDED(7),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    DomainState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
