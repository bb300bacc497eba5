package io.vireo.domain;

import io.vireo.CpuSet;
import java.util.Objects;

/**
 * An I/O thread ({@code virDomainIOThreadInfo}).
 *
 * @param id its number
 * @param affinity the processors of the host on which it may run
 */
public record IoThreadInfo(int id, CpuSet affinity) {

    /** Refuses a value that lacks a part. */
    public IoThreadInfo {
        Objects.requireNonNull(affinity, "affinity");
    }
}
