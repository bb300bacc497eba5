package io.vireo.domain;

import java.util.Objects;

/**
 * A scheduler of the host.
 *
 * @param name its name, such as {@code posix}
 * @param parameters how many values {@link Tuning#schedulerParameters} gives
 */
public record SchedulerType(String name, int parameters) {

    /** Refuses a value that lacks a part. */
    public SchedulerType {
        Objects.requireNonNull(name, "name");
    }
}
