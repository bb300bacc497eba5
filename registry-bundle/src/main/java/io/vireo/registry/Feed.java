package io.vireo.registry;

import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Resync.Present;
import io.vireo.event.VirtEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts the events of a connection's sessions into one order and hands them to the queue of every subscriber. */
final class Feed {

    private final Workers workers;
    private final int capacity;
    private final Supplier<List<Present>> present;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private long sequence;
    private boolean ended;

    Feed(Workers workers, int capacity, Supplier<List<Present>> present) {
        this.workers = workers;
        this.capacity = capacity;
        this.present = present;
    }

    /** Takes an event at once; after the end it is dropped. */
    void accept(VirtEvent event) {
        List<Subscriber> idle;
        synchronized (this) {
            if (ended) {
                return;
            }
            sequence++;
            Delivery delivery = new Delivery(sequence, Instant.now(), event);
            idle = subscribers.stream().filter(each -> each.offer(delivery)).toList();
        }
        idle.forEach(this::hand);
    }

    /** On this thread, as far as nobody has to wait for it. */
    private void hand(Subscriber idle) {
        if (idle.isPrompt()) {
            idle.deliverAtOnce().ifPresent(workers::execute);
        } else {
            workers.execute(idle::deliver);
        }
    }

    /** Tells every subscriber how things stand now, because a driver came or went. */
    void resync(String reason) {
        List<Subscriber> idle;
        synchronized (this) {
            sequence++;
            idle = subscribers.stream()
                    .filter(each -> each.resync(reason, sequence))
                    .toList();
        }
        wake(idle);
    }

    private void wake(List<Subscriber> idle) {
        idle.forEach(each -> workers.execute(each::deliver));
    }

    /** Adds a subscriber; empty after the end. */
    Optional<Subscriber> subscribe(EventFilter filter, Consumer<Delivery> listener, BooleanSupplier isPrompt) {
        Subscriber subscriber = new Subscriber(filter, listener, isPrompt, this, capacity, present);
        synchronized (this) {
            if (ended) {
                return Optional.empty();
            }
            subscribers.add(subscriber);
        }
        return Optional.of(subscriber);
    }

    /** What the subscribers want, all together. */
    Set<Class<? extends VirtEvent>> kinds() {
        Set<Class<? extends VirtEvent>> kinds = new HashSet<>();
        for (Subscriber each : subscribers) {
            kinds.addAll(each.filter().kinds());
        }
        return kinds;
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** Ends every subscription after what is queued and a last event. */
    void end(ConnectClosed last) {
        List<Subscriber> idle;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            sequence++;
            Delivery delivery = new Delivery(sequence, Instant.now(), last);
            idle = subscribers.stream().filter(each -> each.end(delivery)).toList();
        }
        wake(idle);
    }

    /** Ends every subscription at once. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        subscribers.forEach(Subscriber::leave);
    }
}
