package io.vireo.domain;

import java.util.Objects;

/**
 * One statistic of memory ({@code virDomainMemoryStatStruct}).
 *
 * @param tag what it is about
 * @param value the number, in the unit of the tag
 */
public record MemoryStat(MemoryStatTag tag, long value) {

    /** Refuses a value that lacks a part. */
    public MemoryStat {
        Objects.requireNonNull(tag, "tag");
    }
}
