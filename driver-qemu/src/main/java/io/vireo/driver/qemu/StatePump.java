package io.vireo.driver.qemu;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Empties a socket into a file on a thread of its own, until the other end closes it or its channel is closed.
 *
 * <p>While QEMU writes the last of a guest's state it answers nothing on its monitor, and it goes on writing only as long as
 * somebody reads: who asks it how far it is must not be the one who reads.
 */
final class StatePump {

    private static final long CHUNK = 8 << 20;

    private final FutureTask<Long> task;

    StatePump(SocketChannel from, FileChannel to, String label) {
        task = new FutureTask<>(() -> copy(from, to));
        Thread thread = new Thread(task, "vireo-state of " + label);
        thread.setDaemon(true);
        thread.start();
    }

    private static long copy(SocketChannel from, FileChannel to) throws IOException {
        long at = to.position();
        for (long read = 1; read > 0; at += read) {
            read = to.transferFrom(from, at, CHUNK);
        }
        return at;
    }

    /** What the copying can throw: its own failures, and what is no fault of the files. */
    private static IOException unexpected(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return (IOException) cause;
    }

    /** Waits for the end; fails as the copying did. */
    boolean hasEnded(Duration patience) throws IOException {
        try {
            task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the state was written");
        } catch (ExecutionException failed) {
            throw unexpected(failed.getCause());
        }
    }
}
