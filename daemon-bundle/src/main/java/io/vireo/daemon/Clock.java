package io.vireo.daemon;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to happen later: one thread, for tasks that do not wait. */
final class Clock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clock.class);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "vireo-clock");
        thread.setDaemon(true);
        return thread;
    });

    Clock() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Does something once. */
    Runnable after(long millis, Runnable task) {
        try {
            var future = timer.schedule(safe(task), millis, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException over) {
            return () -> {};
        }
    }

    /** Does something again and again; the answer ends it. */
    Runnable every(long millis, Runnable task) {
        try {
            var future = timer.scheduleWithFixedDelay(safe(task), millis, millis, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException over) {
            return () -> {};
        }
    }

    /** How many tasks wait for their time. */
    int waiting() {
        return timer.getQueue().size();
    }

    private static Runnable safe(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("A task of the clock failed", failure);
            }
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
