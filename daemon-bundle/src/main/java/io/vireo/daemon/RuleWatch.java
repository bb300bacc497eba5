package io.vireo.daemon;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks every second whether somebody wrote rules of access since the daemon started, until somebody has. */
final class RuleWatch implements AutoCloseable {

    private final Thread thread;

    /**
     * Makes a watch that does not look yet.
     *
     * @param look looks once; true when no more looks are needed
     */
    RuleWatch(BooleanSupplier look) {
        thread = new Thread(() -> watch(look), "vireo-rules");
        thread.setDaemon(true);
    }

    private static void watch(BooleanSupplier look) {
        try {
            while (!look.getAsBoolean()) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
