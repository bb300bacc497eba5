package io.vireo.driver.network.bridge;

import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells the open sessions what happens, everybody in one order: an event is added under the lock of the host, so that the
 * order is that of the changes, and told after the lock was left.
 */
final class EventHub {

    private final List<Consumer<VirtEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<VirtEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    void listen(Consumer<VirtEvent> listener) {
        listeners.add(listener);
    }

    void leave(Consumer<VirtEvent> listener) {
        listeners.remove(listener);
    }

    /** Puts an event into the order; it is told by the next {@link #flush()} of any thread. */
    void add(VirtEvent event) {
        waiting.add(event);
    }

    /** Tells what was added; what another thread adds meanwhile is told by whoever tells already. */
    void flush() {
        while (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                for (VirtEvent event = waiting.poll(); event != null; event = waiting.poll()) {
                    VirtEvent each = event;
                    listeners.forEach(listener -> listener.accept(each));
                }
            } finally {
                telling.set(false);
            }
        }
    }
}
