package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation's hold on an object, from {@link ObjectLock}; closing it lets the object go.
 *
 * <p>It also tells others how far the operation is, and takes their wish that it stops.
 */
public final class Hold implements AutoCloseable {

    private final ObjectLock lock;
    private final String operation;
    private final LockLevel level;
    private final Thread thread = Thread.currentThread();
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private volatile long done;
    private volatile long total;
    private volatile boolean cancelled;
    private volatile boolean letsQueriesIn;
    private Optional<Runnable> hook = Optional.empty();
    private boolean interrupted;
    private boolean closed;

    Hold(ObjectLock lock, String operation, LockLevel level) {
        this.lock = lock;
        this.operation = operation;
        this.level = level;
    }

    /**
     * Tells how far the operation is.
     *
     * @param newDone how much is done, in a unit of the operation's own
     * @param newTotal how much there is; 0 when nobody knows
     */
    public void progress(long newDone, long newTotal) {
        done = newDone;
        total = newTotal;
    }

    /** Lets queries run beside this operation from now on: for one that takes long and leaves the hypervisor free to answer. */
    public void letQueriesIn() {
        letsQueriesIn = true;
        lock.changed();
    }

    /**
     * Says how the operation can be stopped; without it, {@link ObjectLock#cancel()} cannot stop it and a destroy only
     * interrupts its thread.
     *
     * @param stop stops it; called at most once, on another thread, at once if the wish came before
     */
    public void onCancel(Runnable stop) {
        boolean now;
        synchronized (this) {
            now = cancelled;
            hook = now ? Optional.empty() : Optional.of(stop);
        }
        if (now) {
            stop.run();
        }
    }

    /**
     * Says whether somebody wants the operation to stop.
     *
     * @return true when it should
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Ends the operation here if somebody wants it to stop.
     *
     * @throws VirtException when it should stop, with {@link ErrorCode#OPERATION_ABORTED}
     */
    public void check() {
        if (cancelled) {
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED, operation + " of " + lock.label() + " was cancelled, as was asked");
        }
    }

    /** Lets the object go; does nothing when that is done. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            hook = Optional.empty();
            if (interrupted && Thread.currentThread() == thread) {
                // The interrupt was meant for this operation, not for what the thread does next.
                Thread.interrupted();
            }
        }
        lock.release(this);
    }

    /** Asks the operation to stop, by its hook and, when forced, by an interrupt; false when neither is possible. */
    boolean cancel(boolean force) {
        Optional<Runnable> stop;
        synchronized (this) {
            if (closed || !force && hook.isEmpty() && !cancelled) {
                return false;
            }
            cancelled = true;
            stop = hook;
            hook = Optional.empty();
            if (force && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }
        stop.ifPresent(Runnable::run);
        return true;
    }

    Holder describe() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new Holder(operation, level, started, elapsed, done, total, cancelled);
    }

    LockLevel level() {
        return level;
    }

    boolean isByThisThread() {
        return thread == Thread.currentThread();
    }

    boolean admits(LockLevel other) {
        return other == LockLevel.QUERY && (level == LockLevel.QUERY || letsQueriesIn);
    }
}
