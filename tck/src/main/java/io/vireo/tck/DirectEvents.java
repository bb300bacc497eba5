package io.vireo.tck;

import io.vireo.StaleHandle;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.event.VirtEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The events of one session: numbered as the driver tells them, delivered on one thread, so the driver never waits. */
final class DirectEvents implements Consumer<VirtEvent>, AutoCloseable {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "tck events");
        made.setDaemon(true);
        return made;
    });
    private long sequence;

    private final class Listener implements Subscription {

        private final EventFilter filter;
        private final Consumer<Delivery> consumer;

        Listener(EventFilter filter, Consumer<Delivery> consumer) {
            this.filter = filter;
            this.consumer = consumer;
        }

        void deliver(Delivery delivery) {
            if (isOpen() && filter.accepts(delivery.event())) {
                consumer.accept(delivery);
            }
        }

        @Override
        public boolean isOpen() {
            return listeners.contains(this);
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    @Override
    public synchronized void accept(VirtEvent event) {
        sequence++;
        Delivery delivery = new Delivery(sequence, Instant.now(), event);
        List<Listener> present = List.copyOf(listeners); // Who comes later does not hear what came before.
        try {
            thread.execute(() -> present.forEach(each -> each.deliver(delivery)));
        } catch (RejectedExecutionException closed) {
            // A driver that still tells after its session was closed is caught by a contract of its own.
        }
    }

    Subscription subscribe(EventFilter filter, Consumer<Delivery> consumer) {
        if (thread.isShutdown()) {
            throw new StaleHandle("events of a connection that is shut");
        }
        Listener listener = new Listener(filter, consumer);
        listeners.add(listener);
        return listener;
    }

    @Override
    public void close() {
        thread.shutdown();
        listeners.clear();
    }
}
