package io.vireo.spi;

import io.vireo.Ref;
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

    /** Ends the session: stops events, streams and whatever it started; never fails. */
    @Override
    void close();
}
