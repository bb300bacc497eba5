package io.vireo.event;

import io.vireo.Code;

/** How a block job stands ({@code virConnectDomainEventBlockJobStatus}). */
public enum BlockJobStatus implements Code {
    /** It is done. */
    COMPLETED(0),
    /** It failed. */
    FAILED(1),
    /** It was cancelled. */
    CANCELED(2),
    /** It is ready to be ended by a pivot. */
    READY(3),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    BlockJobStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
