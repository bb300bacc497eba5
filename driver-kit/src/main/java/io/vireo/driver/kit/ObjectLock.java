package io.vireo.driver.kit;

import io.vireo.Busy;
import io.vireo.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The lock of one object: several queries, or one change, or its end.
 *
 * <p>What can be answered from a snapshot in memory needs no lock and never waits. A destroy interrupts whoever holds the
 * object and goes before everybody who waits. Whoever waits too long is told who holds the object and for how long. A hold
 * cannot be nested.
 *
 * <pre>{@code
 * lock.run(LockLevel.MODIFY, "suspend", patience, monitor::stop);
 * try (Hold hold = lock.acquire(LockLevel.MODIFY, "save", patience)) {
 *     hold.onCancel(monitor::cancelSave);
 *     save(hold::progress);
 * }
 * }</pre>
 */
public final class ObjectLock {

    private final Supplier<String> label;
    private final List<Hold> holds = new ArrayList<>();
    private int destroyersWaiting;

    /**
     * Makes the lock of an object.
     *
     * @param label what people call the object now, for messages
     */
    public ObjectLock(Supplier<String> label) {
        this.label = label;
    }

    /**
     * Takes the object, after waiting for it.
     *
     * @param level how much of it
     * @param operation what for, for messages, such as {@code start}
     * @param patience how long to wait; zero for not at all
     * @return the hold, to be closed by the same thread
     * @throws Busy when somebody else holds the object and there was no patience
     * @throws TimedOut when the patience ended, or this thread was interrupted, whose mark is set then
     * @throws IllegalStateException when this thread holds the object already
     */
    public Hold acquire(LockLevel level, String operation, Duration patience) {
        return level == LockLevel.DESTROY ? acquireToDestroy(operation, patience) : waitFor(level, operation, patience);
    }

    /**
     * Runs something while it holds the object; waits and fails as {@link #acquire} does.
     *
     * @param level how much of it
     * @param operation what for, for messages, such as {@code suspend}
     * @param patience how long to wait; zero for not at all
     * @param work what to do
     */
    @SuppressWarnings("try") // The hold itself has nothing to say here.
    public void run(LockLevel level, String operation, Duration patience, Runnable work) {
        try (Hold hold = acquire(level, operation, patience)) {
            work.run();
        }
    }

    /**
     * Computes something while it holds the object; waits and fails as {@link #acquire} does.
     *
     * @param level how much of it
     * @param operation what for, for messages, such as {@code blockStats}
     * @param patience how long to wait; zero for not at all
     * @param work what to compute
     * @param <T> what is computed
     * @return what was computed
     */
    @SuppressWarnings("try") // The hold itself has nothing to say here.
    public <T> T call(LockLevel level, String operation, Duration patience, Supplier<T> work) {
        try (Hold hold = acquire(level, operation, patience)) {
            return work.get();
        }
    }

    private Hold acquireToDestroy(String operation, Duration patience) {
        List<Hold> inTheWay;
        synchronized (this) {
            refuseNesting();
            destroyersWaiting++;
            inTheWay = List.copyOf(holds);
        }
        try {
            inTheWay.forEach(each -> each.cancel(true));
            return waitFor(LockLevel.DESTROY, operation, patience);
        } finally {
            synchronized (this) {
                destroyersWaiting--;
                notifyAll();
            }
        }
    }

    private synchronized Hold waitFor(LockLevel level, String operation, Duration patience) {
        refuseNesting();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isFreeFor(level)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw late(operation, patience);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new TimedOut(operation + " was interrupted while it waited: " + busy());
            }
        }
        Hold hold = new Hold(this, operation, level);
        holds.add(hold);
        return hold;
    }

    private void refuseNesting() {
        if (holds.stream().anyMatch(Hold::isByThisThread)) {
            throw new IllegalStateException("this thread holds the object already: " + busy());
        }
    }

    private boolean isFreeFor(LockLevel level) {
        boolean letOthersGoFirst = level != LockLevel.DESTROY && destroyersWaiting > 0;
        return !letOthersGoFirst && holds.stream().allMatch(each -> each.admits(level));
    }

    private RuntimeException late(String operation, Duration patience) {
        if (patience.isZero()) {
            return new Busy(busy());
        }
        return new TimedOut(busy() + "; " + operation + " waited " + shown(patience));
    }

    private static String shown(Duration patience) {
        return patience.toSeconds() > 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
    }

    private String busy() {
        String who = holds.isEmpty()
                ? "it is about to be destroyed"
                : holds.get(0).describe().toString();
        return label() + " is busy: " + who;
    }

    /**
     * Says who holds the object; with several queries, the one that has had it for the longest.
     *
     * @return the holder; empty when nobody does
     */
    public synchronized Optional<Holder> holder() {
        return holds.stream()
                .filter(each -> each.level() != LockLevel.QUERY)
                .findFirst()
                .or(() -> holds.stream().findFirst())
                .map(Hold::describe);
    }

    /**
     * Asks the change that is under way to stop.
     *
     * @return false when there is none, or it cannot be stopped
     */
    public boolean cancel() {
        Optional<Hold> change;
        synchronized (this) {
            change = holds.stream()
                    .filter(each -> each.level() == LockLevel.MODIFY)
                    .findFirst();
        }
        return change.isPresent() && change.get().cancel(false);
    }

    String label() {
        return label.get();
    }

    synchronized void release(Hold hold) {
        holds.remove(hold);
        notifyAll();
    }

    synchronized void changed() {
        notifyAll();
    }
}
