package io.vireo.domain;

import io.vireo.Code;

/** What a block job does ({@code virDomainBlockJobType}). */
public enum BlockJobKind implements Code {
    /** Nobody said. */
    UNSPECIFIED(0),
    /** It pulls a backing chain in. */
    PULL(1),
    /** It copies a disk. */
    COPY(2),
    /** It commits a layer into one below. */
    COMMIT(3),
    /** It commits the topmost layer. */
    ACTIVE_COMMIT(4),
    /** It backs a disk up. */
    BACKUP(5),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    BlockJobKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
