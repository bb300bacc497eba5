package io.vireo.driver.qemu;

import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the open sessions of a host what happens, everybody in one order.
 *
 * <p>An event is added under the lock of the object that it is about, so that the order is that of the changes, and told
 * after the lock was left, so that nothing foreign is called under it.
 */
final class EventHub {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    private final List<Consumer<VirtEvent>> listeners = new CopyOnWriteArrayList<>();
    private final SerialQueue queue;
    private final java.util.Queue<VirtEvent> waiting = new java.util.concurrent.ConcurrentLinkedQueue<>();

    EventHub() {
        // The thread that finds nobody telling tells; the others' events are told by it too.
        queue = new SerialQueue(Runnable::run);
    }

    void add(Consumer<VirtEvent> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<VirtEvent> listener) {
        listeners.remove(listener);
    }

    /** Puts an event into the order; it is told by the next {@link #flush()} of any thread. */
    void add(VirtEvent event) {
        waiting.add(event);
    }

    /** Tells what was added. */
    void flush() {
        queue.execute(() -> {
            for (VirtEvent event = waiting.poll(); event != null; event = waiting.poll()) {
                tellAll(event);
            }
        });
    }

    private void tellAll(VirtEvent event) {
        for (Consumer<VirtEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                LOG.error("A session could not take an event; the others get it", failure);
            }
        }
    }

    void tell(VirtEvent event) {
        add(event);
        flush();
    }
}
