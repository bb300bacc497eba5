package io.vireo.domain;

import io.vireo.Bytes;
import io.vireo.Kib;
import io.vireo.Nanos;
import java.time.Duration;
import java.util.Objects;

/**
 * What a domain does and uses ({@code virDomainInfo}).
 *
 * @param state what it does
 * @param maxMemory how much memory it can have
 * @param memory how much memory it has
 * @param vcpus how many virtual processors it has
 * @param cpuTime how much processor time it used since its start
 */
public record DomainInfo(
        DomainState state,
        @Kib Bytes maxMemory,
        @Kib Bytes memory,
        int vcpus,
        @Nanos Duration cpuTime) {

    /** Refuses a value that lacks a part. */
    public DomainInfo {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(maxMemory, "maxMemory");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(cpuTime, "cpuTime");
    }
}
