package io.vireo.driver.test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counters that rise with the time of day, so that a program which draws them has something to draw. */
final class Clock {

    private Clock() {}

    /** Microseconds since 1970. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Time that a processor spent, for people who expect it to rise. */
    static Duration busy() {
        return Duration.of(micros() / 10, ChronoUnit.MICROS);
    }
}
