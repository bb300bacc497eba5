package io.vireo.event;

import io.vireo.Code;

/** What a tray did ({@code virDomainEventTrayChangeReason}). */
public enum TrayChangeReason implements Code {
    /** It opened. */
    OPEN(0),
    /** It closed. */
    CLOSE(1),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    TrayChangeReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
