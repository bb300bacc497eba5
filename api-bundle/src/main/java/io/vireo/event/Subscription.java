package io.vireo.event;

import org.osgi.annotation.versioning.ProviderType;

/** A subscriber's place in the queue of events; closing it ends the deliveries. */
@ProviderType
public interface Subscription extends AutoCloseable {

    /**
     * Says whether events still come.
     *
     * @return false once it is closed, by the subscriber or with its connection
     */
    boolean isOpen();

    /** Ends the deliveries; when it returns, the listener is not called any more, unless it is the caller. */
    @Override
    void close();
}
