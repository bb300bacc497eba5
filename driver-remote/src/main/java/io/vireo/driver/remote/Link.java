package io.vireo.driver.remote;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes to and from a server.
 *
 * <p>Nobody who sends ever waits, so an interrupt of the sender cannot tear the link; what does not fit is queued, and
 * {@link #queued()} lets a stream wait for room.
 */
interface Link {

    /** Where bytes go that arrive; called by one thread. */
    interface Receiver {

        /** Takes bytes; they are good for the duration of the call. */
        void received(ByteBuffer bytes);

        /** Says that nothing will come any more, and why; called once, last. */
        void ended(IOException why);
    }

    /** Begins to receive. */
    void start(Receiver receiver);

    /** Sends all bytes of a message, after those that were sent before; drops them when the link has ended. */
    void send(ByteBuffer message);

    /** How many bytes wait to be sent. */
    long queued();

    /** Stops receiving until {@link #resume()}, so that the server has to wait. */
    void pause();

    /** Receives again. */
    void resume();

    /** Says whether nobody else on the way can read what is sent. */
    boolean isSecure();

    /** Ends the link; the receiver is told. */
    void close();
}
