package io.vireo.host;

import java.util.Objects;

/**
 * One named number about processors or memory of the host ({@code virNodeCPUStats}, {@code virNodeMemoryStats}).
 *
 * @param name what is counted, such as {@code idle} or {@code free}
 * @param value the number, unsigned; its unit is the call's
 */
public record NodeCounter(String name, long value) {

    /** Refuses a value that lacks a part. */
    public NodeCounter {
        Objects.requireNonNull(name, "name");
    }
}
