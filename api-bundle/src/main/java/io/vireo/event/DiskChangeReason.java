package io.vireo.event;

import io.vireo.Code;

/** Why a medium changed ({@code virConnectDomainEventDiskChangeReason}). */
public enum DiskChangeReason implements Code {
    /** It was missing at the start and was replaced. */
    CHANGE_MISSING_ON_START(0),
    /** It was missing at the start and was dropped. */
    DROP_MISSING_ON_START(1),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    DiskChangeReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
