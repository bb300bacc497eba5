package io.vireo.daemon;

import io.vireo.protocol.Frame;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What is said with a client. */
interface Talk {

    /** The connection is there. */
    void arrived();

    /** Takes a message that is no ping. */
    void take(Frame frame);

    /** Says whether messages may have any size by now. */
    boolean isKnown();

    /** Says whether nothing more is to be read for now. */
    boolean isFull();

    /** The socket took what waited for it. */
    void drained();

    /** Does something when the driver that calls wait for is back. */
    void whenReady(Runnable task);

    /** The message by which a client learns that the server goes, if it wants to. */
    Optional<ByteBuffer> farewell();

    /** The client did what it must not, and is being dropped. */
    void misbehaved(String reason);

    /** The connection is gone; must not wait. */
    void ended(String reason);
}
