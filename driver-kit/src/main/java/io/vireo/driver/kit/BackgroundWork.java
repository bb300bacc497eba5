package io.vireo.driver.kit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host does on threads of its own, as many as are needed at once; a thread without work ends after five seconds.
 * Work that fails is logged, for nobody waits for it.
 */
public final class BackgroundWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ThreadPoolExecutor pool;

    /**
     * Begins with no thread.
     *
     * @param name what the threads are called
     * @param loader the class loader that their work sees, which is the driver's
     */
    public BackgroundWork(String name, ClassLoader loader) {
        pool = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /**
     * Does something later.
     *
     * @param work what to do; passed over when this is closed
     */
    public void later(Runnable work) {
        try {
            pool.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.warn("Something that was to be done in the background failed", failure);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("Something was to be done in the background after the end", closed);
        }
    }

    /**
     * Asks something that may take its time, so that several questions wait together.
     *
     * @param question what is asked
     * @param <T> the answer
     * @return the answer when it is there
     * @throws RejectedExecutionException when this is closed
     */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, pool);
    }

    /**
     * Does something that must not be left half done, and waits for its end also when the caller is interrupted; the caller
     * is interrupted still afterwards. When this is closed the caller does it itself.
     *
     * @param work what to do; what it throws is thrown here
     */
    public void toTheEnd(Runnable work) {
        CompletableFuture<Void> done;
        try {
            done = CompletableFuture.runAsync(work, pool);
        } catch (RejectedExecutionException closed) {
            work.run();
            return;
        }
        try {
            done.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
    }

    /** Takes no more work, and gives what is there two seconds to end. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Something still works in the background");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
