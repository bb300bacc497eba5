package io.vireo.driver.qemu;

import java.time.Duration;

/**
 * How long things may take; tests have shorter ones.
 *
 * @param greeting from the start of QEMU to its greeting on the monitor, which it gives when all memory is there
 * @param probe everything that a new emulator is asked
 * @param term from the request to end until QEMU is killed
 * @param graceful the same for a graceful destroy, which then fails instead
 */
record Timings(Duration greeting, Duration probe, Duration term, Duration graceful) {

    static final Timings USUAL =
            new Timings(Duration.ofSeconds(60), QemuProbe.PATIENCE, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
