package io.vireo.domain;

import io.vireo.Flag;

/** Which job statistics are wanted of ({@code virDomainGetJobStatsFlags}). */
public enum JobStatsFlag implements Flag {

    /** The one that ended last. */
    COMPLETED(1 << 0),
    /** Keeps what is told of the ended one. */
    KEEP_COMPLETED(1 << 1);

    private final int bit;

    JobStatsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
