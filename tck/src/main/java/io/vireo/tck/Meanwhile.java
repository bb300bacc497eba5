package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that another thread does while a contract goes on. */
final class Meanwhile<T> {

    private final FutureTask<T> task;

    private Meanwhile(Callable<T> task) {
        this.task = new FutureTask<>(task);
    }

    static <T> Meanwhile<T> doing(Callable<T> task) {
        Meanwhile<T> meanwhile = new Meanwhile<>(task);
        Thread thread = new Thread(meanwhile.task, "tck meanwhile");
        thread.setDaemon(true);
        thread.start();
        return meanwhile;
    }

    /** What came of it; fails when it takes longer, and with what it threw. */
    T within(String what, Duration patience) throws Exception {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            return fail(what + ": not within " + patience);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw failed;
        }
    }
}
