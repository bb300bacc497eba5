package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a peer answers, and words what went wrong when it does not. */
final class Answers {
    private Answers() {}

    /** The value of the future; what it failed with is thrown here, as if it had happened in this thread. */
    static <T> T await(String peer, String what, CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw timedOut("No answer to " + what + " from " + peer + " within " + say(patience)
                    + "; it hangs, or serves another connection");
        } catch (InterruptedException e) {
            future.cancel(false);
            throw interrupted("Waiting for the answer to " + what + " from " + peer + " was interrupted");
        } catch (ExecutionException e) {
            throw here(e.getCause());
        }
    }

    private static RuntimeException here(Throwable cause) {
        cause.fillInStackTrace(); // The trace of the thread that read the socket would tell nobody anything.
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Sleeps; an interrupt ends the wait for the peer. */
    static void pause(long millis, String peer) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted("Waiting for " + peer + " was interrupted");
        }
    }

    static VirtException gone(String peer, String what, String reason) {
        return failed("No answer to " + what + ": " + peer + " is gone: " + reason);
    }

    static VirtException failed(String message) {
        return new VirtException(ErrorCode.OPERATION_FAILED, message);
    }

    static VirtException timedOut(String message) {
        return new TimedOut(message);
    }

    static VirtException interrupted(String message) {
        Thread.currentThread().interrupt();
        return new VirtException(ErrorCode.OPERATION_ABORTED, message);
    }

    /** A duration for people: 250 ms, 5 s. */
    static String say(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 || millis % 1000 != 0 ? millis + " ms" : millis / 1000 + " s";
    }
}
