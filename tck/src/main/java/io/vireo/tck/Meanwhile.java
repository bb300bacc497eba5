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
    private final Thread thread;

    private Meanwhile(Callable<T> task) {
        this.task = new FutureTask<>(task);
        this.thread = new Thread(this.task, "tck meanwhile");
    }

    static <T> Meanwhile<T> doing(Callable<T> task) {
        Meanwhile<T> meanwhile = new Meanwhile<>(task);
        meanwhile.thread.setDaemon(true);
        meanwhile.thread.start();
        return meanwhile;
    }

    /** Interrupts whoever does it. */
    void interrupt() {
        thread.interrupt();
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
