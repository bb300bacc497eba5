package io.vireo.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TypedParameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stall is what nobody has seen anything move in, by a clock that the test turns. */
class JobWatchTest {

    private long now = 1_000;
    private final JobWatch watch = new JobWatch(() -> now);

    private void turn(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private static JobStats stats(long processed, long elapsed) {
        return new JobStats(
                JobType.BOUNDED,
                TypedParameters.builder()
                        .ofUllong("time_elapsed", elapsed)
                        .ofUllong("data_processed", processed)
                        .ofUllong("data_total", 1 << 20)
                        .build());
    }

    private Duration stalled() {
        return watch.progress().stalled();
    }

    @Test
    void nothingMovesWhileTheAmountsStayTheSame() {
        watch.see(stats(10, 1_000));
        turn(12);
        watch.see(stats(10, 13_000));
        assertEquals(Duration.ofSeconds(12), stalled());
        assertEquals(Duration.ofSeconds(12), watch.progress().elapsed());
    }

    @Test
    void anAmountThatChangesEndsAStall() {
        watch.see(stats(10, 1_000));
        turn(12);
        watch.see(stats(11, 13_000));
        assertEquals(Duration.ZERO, stalled());
    }

    @Test
    void aNewStepEndsAStall() {
        turn(12);
        watch.enter("finishing");
        turn(1);
        assertEquals(Duration.ofSeconds(1), stalled());
    }

    @Test
    void aHypervisorThatTellsNoAmountsIsNotTakenForStalled() {
        JobStats silent = new JobStats(
                JobType.UNBOUNDED,
                TypedParameters.builder().ofUllong("time_elapsed", 1).build());
        watch.see(silent);
        turn(12);
        watch.see(silent);
        assertEquals(Duration.ZERO, stalled());
    }

    @Test
    void timeStopsWhenItHasEnded() {
        turn(3);
        watch.end();
        turn(40);
        assertEquals(Duration.ofSeconds(3), watch.progress().elapsed());
        assertEquals(Duration.ZERO, stalled());
    }

    @Test
    void peopleReadPhaseAmountsAndTimes() {
        watch.enter("sending");
        watch.see(stats(512 << 10, 1));
        turn(12);
        assertEquals(
                "sending, 512 KiB of 1 MiB, for 12 s, nothing moved for 12 s",
                watch.progress().toString());
        assertEquals(0.5, watch.progress().fraction().orElseThrow());
    }

    @Test
    void aFractionNeedsATotal() {
        assertTrue(watch.progress().fraction().isEmpty());
    }
}
