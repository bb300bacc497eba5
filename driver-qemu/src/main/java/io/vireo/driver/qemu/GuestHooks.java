package io.vireo.driver.qemu;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Whoever waits for something that a guest's QEMU tells: the end of a job, a device that left. */
final class GuestHooks {

    /** The way to stop listening. */
    interface Hook extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Consumer<QmpEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Listens to all that QEMU tells from now on, on the thread of the guest's events, which must not be held up. */
    Hook listen(Consumer<QmpEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(QmpEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
