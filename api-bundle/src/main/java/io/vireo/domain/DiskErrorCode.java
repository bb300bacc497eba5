package io.vireo.domain;

import io.vireo.Code;

/** What is wrong with a disk ({@code virDomainDiskErrorCode}). */
public enum DiskErrorCode implements Code {

    /** Nothing. */
    NONE(0),
    /** Nobody knows. */
    UNSPECIFIED(1),
    /** There is no space left. */
    NO_SPACE(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    DiskErrorCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
