package io.vireo.domain;

import io.vireo.CpuSet;
import io.vireo.Nanos;
import java.time.Duration;
import java.util.Objects;

/**
 * What a virtual processor does ({@code virVcpuInfo}).
 *
 * @param number its number, from 0
 * @param state what it does
 * @param cpuTime how much processor time it used
 * @param cpu the processor of the host on which it runs, {@link #OFFLINE} or {@link #UNAVAILABLE}
 * @param affinity the processors of the host on which it may run
 */
public record VcpuInfo(int number, VcpuState state, @Nanos Duration cpuTime, int cpu, CpuSet affinity) {

    /** The number in place of a processor of the host when the virtual one is off. */
    public static final int OFFLINE = -1;

    /** The number in place of a processor of the host when nobody knows it. */
    public static final int UNAVAILABLE = -2;

    /** Refuses a value that lacks a part. */
    public VcpuInfo {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(cpuTime, "cpuTime");
        Objects.requireNonNull(affinity, "affinity");
    }
}
