package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call on a thread of its own, so that whoever waits for it can stop waiting. */
final class Deadline {

    private final ConnectUri uri;
    private final Gates gates;
    private final Call call;
    private final Task task;
    private volatile Thread worker;

    /** Work whose result somebody takes, or nobody. */
    private final class Task extends FutureTask<Object> {

        Task() {
            super(Deadline.this::run);
        }

        @Override
        protected void set(Object result) {
            super.set(result);
            if (isCancelled()) {
                Unclaimed.letGo(result);
            }
        }
    }

    Deadline(ConnectUri uri, Gates gates, Call call) {
        this.uri = uri;
        this.gates = gates;
        this.call = call;
        this.task = new Task();
    }

    private Object run() {
        worker = Thread.currentThread();
        return gates.call(call);
    }

    /** Waits for the call; interrupts it when that takes too long. */
    Object await(Workers workers, Duration patience) {
        if (!workers.execute(task)) {
            // The platform has stopped, so this is refused at once, with the reason.
            return gates.call(call);
        }
        try {
            return task.get(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        } catch (TimeoutException late) {
            String holder = holder();
            if (task.cancel(true)) {
                throw new TimedOut(call + " on " + uri + " did not return within " + text(patience) + holder);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (task.cancel(true)) {
                throw new VirtException(
                        ErrorCode.OPERATION_ABORTED, call + " on " + uri + ": the calling thread was interrupted");
            }
        }
        return done();
    }

    /** What came at the very moment at which the waiting ended: it counts. */
    private Object done() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw failed(failure.getCause());
        } catch (InterruptedException notWhenDone) {
            throw new IllegalStateException(notWhenDone);
        }
    }

    private static RuntimeException failed(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private String holder() {
        String label = call.subject().label();
        return gates.holder(call.subject(), worker)
                .map(holder -> ": " + label + " is busy: " + holder)
                .orElse("; it was interrupted");
    }

    private static String text(Duration patience) {
        return patience.toMillis() % 1000 == 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
    }
}
