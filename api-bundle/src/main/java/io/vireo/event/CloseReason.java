package io.vireo.event;

import io.vireo.Code;

/** Why a connection ended ({@code virConnectCloseReason}). */
public enum CloseReason implements Code {
    /** Something failed, or the driver was removed. */
    ERROR(0),
    /** The other side closed it. */
    EOF(1),
    /** The other side did not answer any more. */
    KEEPALIVE(2),
    /** This side asked for it. */
    CLIENT(3),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
