package io.vireo.domain;

import io.vireo.Flag;

/** Which domains statistics are wanted of, and how ({@code virConnectGetAllDomainStatsFlags}). */
public enum StatsFlag implements Flag {

    /** Those that run. */
    ACTIVE(1 << 0),
    /** Those that do not. */
    INACTIVE(1 << 1),
    /** Those with a definition. */
    PERSISTENT(1 << 2),
    /** Those without. */
    TRANSIENT(1 << 3),
    /** Those in the state running. */
    RUNNING(1 << 4),
    /** Those in the state paused. */
    PAUSED(1 << 5),
    /** Those that are off. */
    SHUTOFF(1 << 6),
    /** Those in any other state. */
    OTHER(1 << 7),
    /** Leaves out what would have to wait for a busy domain. */
    NOWAIT(1 << 29),
    /** Tells of the backing chains of the disks too. */
    BACKING(1 << 30),
    /** Fails when a group is not known, rather than leave it out. */
    ENFORCE_STATS(1 << 31);

    private final int bit;

    StatsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
