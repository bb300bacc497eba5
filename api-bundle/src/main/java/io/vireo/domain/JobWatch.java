package io.vireo.domain;

import io.vireo.TypedParameter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Remembers how far a job was seen to be, and since when nothing moved. */
final class JobWatch {

    private final LongSupplier clock;
    private final long begun;
    private String phase = "starting";
    private JobStats stats = JobStats.NONE;
    private long moved;
    private long ended;
    private boolean over;

    JobWatch(LongSupplier clock) {
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.moved = begun;
    }

    synchronized void enter(String next) {
        phase = next;
        moved = clock.getAsLong();
    }

    synchronized void see(JobStats now) {
        List<TypedParameter> amounts = amounts(now);
        if (amounts.isEmpty() || !amounts.equals(amounts(stats))) {
            moved = clock.getAsLong();
        }
        stats = now;
    }

    synchronized void end() {
        ended = clock.getAsLong();
        over = true;
    }

    synchronized JobProgress progress() {
        long now = over ? ended : clock.getAsLong();
        return new JobProgress(
                phase, stats, Duration.ofNanos(now - begun), over ? Duration.ZERO : Duration.ofNanos(now - moved));
    }

    /** Times always move; what counts is the rest. */
    private static List<TypedParameter> amounts(JobStats stats) {
        return stats.values().list().stream()
                .filter(each -> !each.name().startsWith("time_"))
                .toList();
    }
}
