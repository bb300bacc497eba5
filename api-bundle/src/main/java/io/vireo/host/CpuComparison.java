package io.vireo.host;

import io.vireo.Code;

/** How a processor stands to another ({@code virCPUCompareResult}). */
public enum CpuComparison implements Code {
    /** It lacks something of the other. */
    INCOMPATIBLE(0),
    /** Both are the same. */
    IDENTICAL(1),
    /** It has everything of the other, and more. */
    SUPERSET(2),
    /** An answer that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    CpuComparison(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
