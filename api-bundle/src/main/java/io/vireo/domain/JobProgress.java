package io.vireo.domain;

import io.vireo.Bytes;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How far a {@link Job} is.
 *
 * @param phase what it does now, in a word
 * @param stats what the hypervisor tells of it; of type {@link JobType#NONE} when it tells nothing
 * @param elapsed for how long it has been under way
 * @param stalled for how long nobody has seen anything move
 */
public record JobProgress(String phase, JobStats stats, Duration elapsed, Duration stalled) {

    /** Refuses a value that lacks a part. */
    public JobProgress {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(stats, "stats");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(stalled, "stalled");
    }

    /** {@return the part of the data that was moved, from 0 to 1; empty when nobody knows how much there is} */
    public OptionalDouble fraction() {
        long total = stats.total().orElse(Bytes.ZERO).bytes();
        if (total == 0 || stats.processed().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, (double) stats.processed().get().bytes() / total));
    }

    /**
     * Returns phase, amounts and times, for people.
     *
     * @return a text such as {@code sending, 3 GiB of 8 GiB, for 40 s, nothing moved for 12 s}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(phase);
        stats.processed().ifPresent(done -> text.append(", ").append(done));
        stats.total().ifPresent(total -> text.append(" of ").append(total));
        text.append(", for ").append(elapsed.toSeconds()).append(" s");
        if (stalled.toSeconds() > 0) {
            text.append(", nothing moved for ").append(stalled.toSeconds()).append(" s");
        }
        return text.toString();
    }
}
