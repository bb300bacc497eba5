package io.vireo.host;

import io.vireo.CpuSet;
import java.util.Objects;

/**
 * Which processors the host has, and which of them are online.
 *
 * @param online the processors that are online
 * @param present how many there are, online or not
 */
public record HostCpuMap(CpuSet online, int present) {

    /** Refuses a value that lacks a part. */
    public HostCpuMap {
        Objects.requireNonNull(online, "online");
    }
}
