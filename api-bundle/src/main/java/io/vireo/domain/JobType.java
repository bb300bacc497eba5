package io.vireo.domain;

import io.vireo.Code;

/** How a job stands ({@code virDomainJobType}). */
public enum JobType implements Code {

    /** There is none. */
    NONE(0),
    /** It runs; what is left is known. */
    BOUNDED(1),
    /** It runs; nobody knows what is left. */
    UNBOUNDED(2),
    /** It succeeded. */
    COMPLETED(3),
    /** It failed. */
    FAILED(4),
    /** It was cancelled. */
    CANCELLED(5),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    JobType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
