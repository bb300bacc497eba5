package io.vireo.domain;

import io.vireo.Code;

/** How the channel to the hypervisor stands ({@code virDomainControlState}). */
public enum ControlState implements Code {

    /** Ready for commands. */
    OK(0),
    /** A long operation is under way. */
    JOB(1),
    /** A command is under way. */
    OCCUPIED(2),
    /** It failed and cannot be used. */
    ERROR(3),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    ControlState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
