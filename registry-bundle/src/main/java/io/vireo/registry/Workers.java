package io.vireo.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The registry's threads for one purpose: daemons named {@code vireo-purpose-N}, as many as there is work.
 *
 * <p>A thread remembers the code on the stack of whoever made it, and with it that code's class loader. So all threads
 * are made by one of their own, which was started before any driver was near.
 */
final class Workers implements AutoCloseable {

    /** Short, because a driver's code may have left something in a thread. */
    private static final long IDLE_SECONDS = 2;

    private final String purpose;
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService maker;
    private final ThreadPoolExecutor pool;

    Workers(String purpose) {
        this.purpose = purpose;
        maker = Executors.newSingleThreadExecutor(task -> named("vireo-" + purpose, task));
        maker.execute(() -> {});
        pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::make);
    }

    private Thread make(Runnable task) {
        String name = "vireo-" + purpose + "-" + count.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> named(name, task), maker).join();
    }

    private static Thread named(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Workers.class.getClassLoader());
        return thread;
    }

    /**
     * Runs a task on a thread of its own.
     *
     * @return false when the platform has stopped, and the task will never run
     */
    boolean execute(Runnable task) {
        try {
            pool.execute(task);
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    /** Lets tasks finish for a while, then interrupts them. */
    void close(long patienceMillis) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(patienceMillis, TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
        maker.shutdownNow();
    }

    @Override
    public void close() {
        close(0);
    }
}
