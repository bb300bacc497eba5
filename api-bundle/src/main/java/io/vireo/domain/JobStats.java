package io.vireo.domain;

import io.vireo.Bytes;
import io.vireo.Code;
import io.vireo.TypedParameters;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a long operation on a domain stands.
 *
 * @param type whether it runs, or how it ended
 * @param values the statistics, by name
 */
public record JobStats(JobType type, TypedParameters values) {

    /** There is no operation. */
    public static final JobStats NONE = new JobStats(JobType.NONE, TypedParameters.NONE);

    /** Refuses a value that lacks a part. */
    public JobStats {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(values, "values");
    }
    /**
     * Returns what the operation does.
     *
     * @return the operation; {@link JobOperation#UNSPECIFIED} when nobody said
     */
    public JobOperation operation() {
        return values.number("operation")
                .map(number -> Code.of(JobOperation.class, number.intValue()))
                .orElse(JobOperation.UNSPECIFIED);
    }

    /**
     * Returns for how long the operation has been under way.
     *
     * @return the time, empty when nobody said
     */
    public Optional<Duration> elapsed() {
        return values.number("time_elapsed").map(Duration::ofMillis);
    }

    /**
     * Returns how much data there are to move.
     *
     * @return the amount, empty when nobody said
     */
    public Optional<Bytes> total() {
        return amount("data_total");
    }

    /**
     * Returns how much data were moved.
     *
     * @return the amount, empty when nobody said
     */
    public Optional<Bytes> processed() {
        return amount("data_processed");
    }

    /**
     * Returns how much data are left to move.
     *
     * @return the amount, empty when nobody said
     */
    public Optional<Bytes> remaining() {
        return amount("data_remaining");
    }

    /**
     * Returns why the operation failed.
     *
     * @return the hypervisor's words, empty when it did not say
     */
    public Optional<String> failure() {
        return values.text("errmsg");
    }

    private Optional<Bytes> amount(String name) {
        return values.number(name).filter(number -> number >= 0).map(Bytes::of);
    }
}
