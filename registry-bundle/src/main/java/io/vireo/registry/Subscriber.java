package io.vireo.registry;

import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Resync;
import io.vireo.event.Resync.Present;
import io.vireo.event.Subscription;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One subscriber's queue: bounded, in order, emptied by one thread at a time.
 *
 * <p>A full queue drops what comes until it has been delivered; then the present state is read and told, while what
 * happens meanwhile is queued again, so that nothing falls between. The listener and the reading of the state run
 * without a lock.
 */
final class Subscriber implements Subscription {

    private static final long RETRY_MILLIS = 1000;

    private final EventFilter filter;
    private final Consumer<Delivery> listener;
    private final BooleanSupplier isPrompt;
    private final Feed feed;
    private final int capacity;
    private final Supplier<List<Present>> present;

    private final Queue<Delivery> queue = new ArrayDeque<>();
    private Optional<Gap> gap = Optional.empty();
    private boolean emptying;
    private boolean ended;
    private boolean closed;
    private Optional<Thread> delivering = Optional.empty();

    /** A piece of the work of whoever empties the queue, and whether it asks the driver, which may take its time. */
    private record Step(Runnable work, boolean mayWait) {}

    Subscriber(
            EventFilter filter,
            Consumer<Delivery> listener,
            BooleanSupplier isPrompt,
            Feed feed,
            int capacity,
            Supplier<List<Present>> present) {
        this.filter = filter;
        this.listener = listener;
        this.isPrompt = isPrompt;
        this.feed = feed;
        this.capacity = capacity;
        this.present = present;
    }

    EventFilter filter() {
        return filter;
    }

    /** Says whether the listener may be called on any thread now. */
    boolean isPrompt() {
        return isPrompt.getAsBoolean();
    }

    /**
     * Takes an event, or counts it as lost.
     *
     * @return true when {@link #deliver} must be called
     */
    synchronized boolean offer(Delivery delivery) {
        if (closed || ended || !filter.accepts(delivery.event())) {
            return false;
        }
        if (gap.isPresent()) {
            gap = gap.map(each -> each.and(1, delivery.sequence()));
        } else if (queue.size() < capacity) {
            queue.add(delivery);
        } else {
            gap = Optional.of(new Gap("the queue of " + capacity + " events was full", 1, delivery.sequence()));
        }
        return begin();
    }

    /**
     * Asks for the present state to be told.
     *
     * @return true when {@link #deliver} must be called
     */
    synchronized boolean resync(String reason, long sequence) {
        if (closed || ended) {
            return false;
        }
        gap = Optional.of(gap.map(each -> each.and(0, sequence)).orElse(new Gap(reason, 0, sequence)));
        return begin();
    }

    /**
     * Ends the queue with a last event; a state that was still to be told cannot be read any more.
     *
     * @return true when {@link #deliver} must be called
     */
    synchronized boolean end(Delivery last) {
        ended = true;
        gap = Optional.empty();
        queue.add(last);
        return begin();
    }

    private boolean begin() {
        boolean idle = !emptying;
        emptying = true;
        return idle;
    }

    /**
     * Empties the queue on the calling thread, as far as that can be done without waiting.
     *
     * @return what is left to do on a thread that may wait; empty when nothing is
     */
    Optional<Runnable> deliverAtOnce() {
        Optional<Step> step = step();
        while (step.isPresent() && !step.get().mayWait()) {
            step.get().work().run();
            step = step();
        }
        return step.map(left -> () -> {
            left.work().run();
            deliver();
        });
    }

    /** Empties the queue on the calling thread. */
    void deliver() {
        Optional<Step> step = step();
        while (step.isPresent()) {
            step.get().work().run();
            step = step();
        }
    }

    private synchronized Optional<Step> step() {
        if (!closed && !queue.isEmpty()) {
            Delivery delivery = queue.remove();
            return Optional.of(new Step(() -> hand(delivery), false));
        }
        if (!closed && gap.isPresent()) {
            Gap missing = gap.get();
            // From here on events are queued again: the state that is read now may lack them.
            gap = Optional.empty();
            return Optional.of(new Step(() -> bridge(missing), true));
        }
        emptying = false;
        if (ended) {
            leave();
        }
        return Optional.empty();
    }

    private void hand(Delivery delivery) {
        synchronized (this) {
            if (closed) {
                return;
            }
            delivering = Optional.of(Thread.currentThread());
        }
        try {
            listener.accept(delivery);
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            Log.of(Subscriber.class).warn("A listener failed at {}", delivery, failure);
        } finally {
            synchronized (this) {
                delivering = Optional.empty();
                notifyAll();
            }
        }
    }

    private void bridge(Gap missing) {
        List<Present> now;
        try {
            now = present.get();
        } catch (RuntimeException failure) {
            Log.of(Subscriber.class)
                    .warn("The state after lost events cannot be read, trying again: {}", failure.toString());
            reopen(missing);
            return;
        }
        hand(new Delivery(missing.upTo(), Instant.now(), new Resync(missing.reason(), missing.lost(), now)));
    }

    /** Without the state nothing after the gap means anything: what was queued meanwhile is lost too. */
    private void reopen(Gap missing) {
        synchronized (this) {
            if (closed || ended) {
                return;
            }
            Gap whole = missing;
            for (Delivery each : queue) {
                whole = whole.and(1, each.sequence());
            }
            queue.clear();
            gap = Optional.of(gap.map(whole::and).orElse(whole));
        }
        pause();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            leave();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed;
    }

    /** Ends the deliveries without waiting for a listener that is running. */
    void leave() {
        synchronized (this) {
            closed = true;
            gap = Optional.empty();
            queue.clear();
        }
        feed.remove(this);
    }

    @Override
    public void close() {
        leave();
        boolean interrupted = false;
        synchronized (this) {
            while (delivering.isPresent() && delivering.get() != Thread.currentThread()) {
                try {
                    wait();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
