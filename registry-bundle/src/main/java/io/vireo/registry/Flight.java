package io.vireo.registry;

import io.vireo.Ref;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** One call that is under way in a driver, and the thread that makes it. */
final class Flight {

    private enum State {
        FLYING,
        BEING_INTERRUPTED,
        INTERRUPTED,
        LANDED
    }

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private final String what;
    private final Ref subject;
    private final boolean isStreaming;
    private final AtomicReference<State> state = new AtomicReference<>(State.FLYING);

    Flight(String what, Ref subject, boolean isStreaming) {
        this.what = what;
        this.subject = subject;
        this.isStreaming = isStreaming;
    }

    /** Interrupts the thread, if it is still in the driver. */
    void interrupt() {
        if (state.compareAndSet(State.FLYING, State.BEING_INTERRUPTED)) {
            thread.interrupt();
            state.set(State.INTERRUPTED);
        }
    }

    /**
     * Ends the flight and takes an interrupt of the gate's back, so that the caller's thread goes on as it came.
     *
     * @return true when the gate had interrupted it
     */
    boolean land() {
        if (state.compareAndSet(State.FLYING, State.LANDED)) {
            return false;
        }
        while (state.get() == State.BEING_INTERRUPTED) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        return true;
    }

    boolean isMine() {
        return isOf(Thread.currentThread());
    }

    boolean isOf(Thread other) {
        return thread == other;
    }

    /** A stream's reading or writing may take for ever, so nobody waits for it. */
    boolean isStreaming() {
        return isStreaming;
    }

    Ref subject() {
        return subject;
    }

    long since() {
        return since;
    }

    @Override
    public String toString() {
        return what + ", for " + Duration.ofNanos(System.nanoTime() - since).toSeconds() + " s";
    }
}
