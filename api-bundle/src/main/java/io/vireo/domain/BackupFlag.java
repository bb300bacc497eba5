package io.vireo.domain;

import io.vireo.Flag;

/** How to begin a backup ({@code virDomainBackupBeginFlags}). */
public enum BackupFlag implements Flag {

    /** Takes files that are there already. */
    REUSE_EXTERNAL(1 << 0);

    private final int bit;

    BackupFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
