package io.vireo;

import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A connection to one hypervisor, and to the networks, storage and devices beside it ({@code virConnectPtr}).
 *
 * <p>Many threads may use it at once. Handles that come from it live as long as it does.
 */
public final class Connect extends Handle<ConnectRef> implements AutoCloseable {

    /**
     * Makes a handle; applications get theirs from {@link Vireo}.
     *
     * @param doorway the way to the drivers
     */
    public Connect(Doorway doorway) {
        super(doorway, ConnectRef.INSTANCE);
    }

    /**
     * Returns the URI that was opened, after aliases and defaults ({@code virConnectGetURI}).
     *
     * @return the URI
     */
    public ConnectUri uri() {
        return doorway().uri();
    }

    /**
     * Returns the same connection with a deadline on every call made through it, and through the handles that come from
     * it: a call that takes longer is interrupted and fails with {@link TimedOut}.
     *
     * @param patience how long a call may take
     * @return a view of this connection; closing it closes this connection
     */
    public Connect within(Duration patience) {
        return new Connect(doorway().within(patience));
    }

    /**
     * Asks for events.
     *
     * @param filter which events
     * @param listener called with one event at a time, in order, on a thread of the platform; may call back
     * @return the way to end it
     * @throws StaleHandle when the connection is shut
     */
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return doorway().subscribe(filter, listener);
    }

    /**
     * Says whether calls can still be made ({@code virConnectIsAlive}).
     *
     * @return false once it is closed, or its driver is gone
     */
    public boolean isOpen() {
        return doorway().isOpen();
    }

    /** Closes the connection; does nothing when it is closed ({@code virConnectClose}). */
    @Override
    public void close() {
        doorway().close();
    }
}
