package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.PromptListener;
import io.vireo.event.Subscription;
import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way from the handles of a connection to its drivers; the registry implements it with its gates.
 *
 * <p>Applications use handles instead. Once shut, a doorway stays shut, and calls fail with {@link StaleHandle}.
 */
@ProviderType
public interface Doorway extends AutoCloseable {

    /**
     * Returns the URI that was opened, after aliases and defaults.
     *
     * @return the URI
     */
    ConnectUri uri();

    /**
     * Returns a group of operations on an object, guarded by the gate.
     *
     * @param facet which operations
     * @param subject the object
     * @param <F> which operations
     * @return the operations
     * @throws Unsupported when the driver does not have them
     * @throws StaleHandle when the doorway is shut
     */
    <F extends Facet> F part(Class<F> facet, Ref subject);

    /**
     * Says whether a driver behind this doorway offers a group of operations.
     *
     * @param facet which operations
     * @return true when it does, or may
     */
    boolean offers(Class<? extends Facet> facet);

    /**
     * Returns the same doorway with a deadline on every call.
     *
     * @param patience how long a call may take
     * @return a view; closing it closes the connection
     */
    Doorway within(Duration patience);

    /**
     * Asks for events.
     *
     * @param filter which events
     * @param listener called with one event at a time, in order, on a thread of the platform; a {@link PromptListener} on
     *     whatever thread has the event
     * @return the way to end it
     */
    Subscription subscribe(EventFilter filter, Consumer<Delivery> listener);

    /**
     * Says whether calls can still be made.
     *
     * @return false once it is shut
     */
    boolean isOpen();

    /** Shuts the doorway for ever; does nothing when it is shut. */
    @Override
    void close();
}
