package io.vireo.domain;

import io.vireo.Code;

/** Why the channel to the hypervisor failed ({@code virDomainControlErrorReason}). */
public enum ControlError implements Code {

    /** It did not. */
    NONE(0),
    /** Nobody knows. */
    UNSPECIFIED(1),
    /** The monitor failed. */
    MONITOR(2),
    /** The driver's own state is broken. */
    INTERNAL(3),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    ControlError(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
