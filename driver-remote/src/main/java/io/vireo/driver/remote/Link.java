package io.vireo.driver.remote;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Bytes to and from a server.
 *
 * <p>Nobody who sends ever waits, so an interrupt of the sender cannot tear the link; what does not fit is queued, and
 * {@link #queued()} lets a stream wait for room.
 */
interface Link {

    /** What is in the way of open files where bytes leave this host, or go through a program. */
    String ONLY_HERE = "they go only through a socket of this host, as with +unix";

    /** Where bytes go that arrive; called by one thread. */
    interface Receiver {

        /** Where open files are put that came beside bytes, before the bytes are taken. */
        List<FileDescriptor> files();

        /** Takes bytes; they are good for the duration of the call. */
        void received(ByteBuffer bytes);

        /** Says that nothing will come any more, and why; called once, last. */
        void ended(IOException why);
    }

    /** Begins to receive. */
    void start(Receiver receiver);

    /**
     * Sends all bytes of a message, after those that were sent before, and behind them open files, which are closed once
     * they went; drops all of it when the link has ended.
     */
    void send(ByteBuffer message, List<FileDescriptor> files);

    /** Why open files cannot go through; empty when they can. */
    Optional<String> obstacleToFiles();

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
