package io.vireo.domain;

import io.vireo.Code;

/** What a job does ({@code virDomainJobOperation}). */
public enum JobOperation implements Code {

    /** Nobody said. */
    UNSPECIFIED(0),
    /** It starts the domain. */
    START(1),
    /** It saves its state. */
    SAVE(2),
    /** It restores its state. */
    RESTORE(3),
    /** It comes by migration. */
    MIGRATION_IN(4),
    /** It goes by migration. */
    MIGRATION_OUT(5),
    /** It creates a snapshot. */
    SNAPSHOT(6),
    /** It reverts to a snapshot. */
    SNAPSHOT_REVERT(7),
    /** It dumps its memory. */
    DUMP(8),
    /** It backs its disks up. */
    BACKUP(9),
    /** It deletes a snapshot. */
    SNAPSHOT_DELETE(10),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    JobOperation(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
