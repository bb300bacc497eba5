package io.vireo.daemon;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes to and from a client, in the clear on this side; nothing here waits. */
interface Link extends Closeable {

    /**
     * Reads what is there.
     *
     * @return how many bytes, 0 when there are none now, -1 when none will come
     */
    int read(ByteBuffer target) throws IOException;

    /** Writes what the socket takes now; what is left in the source did not go. */
    void write(ByteBuffer source) throws IOException;

    /** Says whether bytes have arrived that can be read although the socket has none. */
    boolean isPending();

    /** Says whether bytes that were taken still wait for the socket to take more. */
    boolean isHoldingBack();
}
