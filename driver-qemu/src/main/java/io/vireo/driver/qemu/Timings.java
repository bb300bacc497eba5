package io.vireo.driver.qemu;

import java.time.Duration;

/**
 * How long things may take; tests have shorter ones.
 *
 * @param greeting from the start of QEMU to its greeting on the monitor, which it gives when all memory is there
 * @param probe everything that a new emulator is asked
 * @param term from the request to end until QEMU is killed
 * @param graceful the same for a graceful destroy, which then fails instead
 * @param saveRate how many bytes of a guest's state are written in a second at most
 */
record Timings(Duration greeting, Duration probe, Duration term, Duration graceful, long saveRate) {

    private static final long UNLIMITED = Long.MAX_VALUE >> 10;

    static final Timings USUAL = new Timings(
            Duration.ofSeconds(60), QemuProbe.PATIENCE, Duration.ofSeconds(10), Duration.ofSeconds(30), UNLIMITED);

    Timings withSaveRate(long bytes) {
        return new Timings(greeting, probe, term, graceful, bytes);
    }

    Timings withGreeting(Duration patience) {
        return new Timings(patience, probe, term, graceful, saveRate);
    }

    Timings withTerm(Duration patience) {
        return new Timings(greeting, probe, patience, graceful, saveRate);
    }
}
