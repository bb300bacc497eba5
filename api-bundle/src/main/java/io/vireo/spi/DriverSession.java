package io.vireo.spi;

import io.vireo.Ref;
import io.vireo.event.VirtEvent;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One open connection as its driver sees it; used by many threads at once, behind a gate.
 *
 * <p>The registry closes it exactly once, after the last call has left or was interrupted.
 */
@ConsumerType
public interface DriverSession extends AutoCloseable {

    /**
     * Finds the driver's own object for a reference: what {@link Parts} makes the operations of.
     *
     * <p>A domain, network, pool, filter or secret is found by its UUID; name and id are hints. For
     * {@link io.vireo.ConnectRef} it is the object of the connection's own operations.
     *
     * @param ref the reference
     * @return an instance of the class that {@link Parts#subject()} names
     * @throws io.vireo.NotFound when there is no such object
     */
    Object subject(Ref ref);

    /**
     * Learns that events of some kinds are wanted from now on, before whoever wants them waits for any; what was wanted
     * before stays so.
     *
     * <p>Only a session that must ask somebody else for events cares; others tell everything as it happens.
     *
     * @param kinds the kinds, a sealed family such as {@link io.vireo.event.DomainEvent} standing for all of its members
     */
    default void listen(Set<Class<? extends VirtEvent>> kinds) {}

    /** Ends the session: stops events, streams and whatever it started; never fails. */
    @Override
    void close();
}
