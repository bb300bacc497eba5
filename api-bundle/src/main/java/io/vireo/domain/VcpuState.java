package io.vireo.domain;

import io.vireo.Code;

/** What a virtual processor does ({@code virVcpuState}). */
public enum VcpuState implements Code {

    /** It is off. */
    OFFLINE(0),
    /** It runs. */
    RUNNING(1),
    /** It waits. */
    BLOCKED(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    VcpuState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
