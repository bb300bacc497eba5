package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread does. */
final class Await {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    private Await() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("it did not happen within 20 s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
