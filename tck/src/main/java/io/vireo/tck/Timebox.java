package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

/** Runs contracts so that a driver that hangs fails one contract instead of stopping all of them. */
final class Timebox {

    private Timebox() {}

    /** Proves a contract and cleans up after it, each within its time; a failure to clean up hides no other failure. */
    static void run(Contract contract, Bench bench) throws Throwable {
        Duration limit = bench.candidate().sample().limit();
        Throwable failure = null;
        try {
            assertTimeoutPreemptively(limit, () -> contract.body().prove(bench), "the driver hangs");
        } catch (Throwable broken) {
            failure = broken;
        }
        try {
            assertTimeoutPreemptively(limit, bench::close, "the driver hangs while it is cleaned up");
        } catch (Throwable left) {
            if (failure == null) {
                throw left;
            }
            failure.addSuppressed(left);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
