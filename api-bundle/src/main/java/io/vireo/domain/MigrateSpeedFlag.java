package io.vireo.domain;

import io.vireo.Flag;

/** Which speed of a migration is meant ({@code virDomainMigrateMaxSpeedFlags}). */
public enum MigrateSpeedFlag implements Flag {

    /** The one of the post-copy phase. */
    POSTCOPY(1 << 0);

    private final int bit;

    MigrateSpeedFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
