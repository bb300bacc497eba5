package io.vireo.driver.kit;

import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the open sessions of a host what happens, everybody in one order.
 *
 * <p>An event is added under the lock of the object that it is about, so that the order is that of the changes, and told
 * after the lock was left, so that nothing foreign is called under it. A listener that fails is logged and keeps nobody
 * from hearing the event.
 */
public final class EventHub {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    private final List<Consumer<VirtEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<VirtEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Makes a hub that nobody listens to. */
    public EventHub() {}

    /**
     * Adds a session's place for events; it hears what is told from now on.
     *
     * @param listener where events go
     */
    public void add(Consumer<VirtEvent> listener) {
        listeners.add(listener);
    }

    /**
     * Removes a session's place for events; does nothing when it is not there.
     *
     * @param listener where events went
     */
    public void remove(Consumer<VirtEvent> listener) {
        listeners.remove(listener);
    }

    /**
     * Puts an event into the order; it is told by the next {@link #flush()} of any thread.
     *
     * @param event what happened
     */
    public void add(VirtEvent event) {
        waiting.add(event);
    }

    /** Tells what was added; call it without holding a lock. The thread that finds nobody telling tells for all. */
    public void flush() {
        if (asked.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            for (VirtEvent event = waiting.poll(); event != null; event = waiting.poll()) {
                tellAll(event);
            }
            seen = asked.addAndGet(-seen);
        }
    }

    /**
     * Adds an event and tells it.
     *
     * @param event what happened
     */
    public void tell(VirtEvent event) {
        add(event);
        flush();
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
}
