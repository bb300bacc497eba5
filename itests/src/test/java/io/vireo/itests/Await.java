package io.vireo.itests;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens on another thread. */
final class Await {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 5;

    private Await() {}

    /** Waits for a condition; after a while fails with what the message says by then. */
    static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        within(LONG, condition, otherwise);
    }

    static void within(Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + otherwise.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
