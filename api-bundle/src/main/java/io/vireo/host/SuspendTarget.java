package io.vireo.host;

import io.vireo.Code;

/** Where a sleeping machine keeps its memory ({@code virNodeSuspendTarget}). */
public enum SuspendTarget implements Code {
    /** In memory, under power: suspend to RAM. */
    MEM(0),
    /** On disk, without power: hibernate. */
    DISK(1),
    /** On disk and in memory, so that it wakes fast and survives a loss of power. */
    HYBRID(2),
    /** A target that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    SuspendTarget(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
