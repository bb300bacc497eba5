package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.domain.Domain;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who uses a driver that nobody touches: one thread starts and destroys a domain without pause, another one
 * asks, and a subscriber compares what it hears with what must have happened. Every difference is remembered.
 */
final class Bystander implements AutoCloseable {

    private final Connect connect;
    private final Domain domain;
    private final Subscription subscription;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private final Thread changing = new Thread(() -> repeat(this::change), "bystander-changing");
    private final Thread asking = new Thread(() -> repeat(this::ask), "bystander-asking");
    private volatile boolean ended;

    /** Begins; the connection, which has nothing but this user, is closed in the end. */
    Bystander(Connect connect) {
        this.connect = connect;
        this.domain = connect.listDomains().get(0);
        this.subscription = connect.subscribe(EventFilter.ALL, this::hear);
        changing.start();
        asking.start();
    }

    private void repeat(Runnable call) {
        while (!ended) {
            try {
                call.run();
            } catch (RuntimeException | AssertionError failure) {
                complaints.add(failure.toString());
                ended = true;
            }
        }
    }

    private void change() {
        if (changes.get() % 2 == 0) {
            domain.start();
        } else {
            domain.destroy();
        }
        changes.incrementAndGet();
        // Never farther ahead than the queue is long, so that nothing may be left out.
        while (changes.get() - heard.get() > 1000 && !ended) {
            Thread.onSpinWait();
        }
    }

    private void ask() {
        domain.isActive();
        questions.incrementAndGet();
    }

    private void hear(Delivery delivery) {
        long number = heard.incrementAndGet();
        DomainLifecycle expected = number % 2 == 1 ? DomainLifecycle.STARTED_BOOTED : DomainLifecycle.STOPPED_DESTROYED;
        if (delivery.sequence() != number
                || !(delivery.event() instanceof DomainEvent.Lifecycle event)
                || event.detail() != expected) {
            complaints.add("event " + number + " must be " + expected + " and is " + delivery);
        }
    }

    /** How many calls were made until now. */
    long calls() {
        return changes.get() + questions.get();
    }

    /** Waits until both threads have come further, so that what was done was done amid their calls. */
    void goOn() {
        long then = changes.get();
        long asked = questions.get();
        Await.until(
                () -> ended || changes.get() > then + 1 && questions.get() > asked + 1,
                () -> "the bystander stands still after " + calls() + " calls");
    }

    /** Ends, and fails when one call failed or one event was lost, doubled or out of order. */
    @Override
    public void close() {
        ended = true;
        join(changing);
        join(asking);
        if (changes.get() % 2 == 1) {
            // The driver outlives the connection, and the next bystander begins with a domain that does not run.
            change();
        }
        Await.until(
                () -> heard.get() >= changes.get() || !complaints.isEmpty(),
                () -> changes + " changes, but only " + heard + " events");
        subscription.close();
        connect.close();
        if (!complaints.isEmpty()) {
            throw new AssertionError("after " + calls() + " calls: " + complaints);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
