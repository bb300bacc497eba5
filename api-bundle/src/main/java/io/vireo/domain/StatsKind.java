package io.vireo.domain;

import io.vireo.Flag;

/** A group of statistics ({@code virDomainStatsTypes}). */
public enum StatsKind implements Flag {

    /** State and reason. */
    STATE(1 << 0),
    /** Processor time. */
    CPU_TOTAL(1 << 1),
    /** Memory balloon. */
    BALLOON(1 << 2),
    /** Each virtual processor. */
    VCPU(1 << 3),
    /** Each network interface. */
    INTERFACE(1 << 4),
    /** Each disk. */
    BLOCK(1 << 5),
    /** Perf events. */
    PERF(1 << 6),
    /** Each I/O thread. */
    IOTHREAD(1 << 7),
    /** Memory bandwidth. */
    MEMORY(1 << 8),
    /** How fast memory is written to. */
    DIRTYRATE(1 << 9),
    /** The hypervisor's own counters. */
    VM(1 << 10);

    private final int bit;

    StatsKind(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
