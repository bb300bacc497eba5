package io.vireo.daemon;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Bytes to and from a client, in the clear on this side; nothing here waits. */
interface Link extends Closeable {

    /**
     * Reads what is there.
     *
     * @param files gets the open files that came beside the bytes
     * @return how many bytes, 0 when there are none now, -1 when none will come
     */
    int read(ByteBuffer target, List<FileDescriptor> files) throws IOException;

    /** Writes what the socket takes now; what is left in the source did not go. */
    void write(ByteBuffer source) throws IOException;

    /** Says whether bytes have arrived that can be read although the socket has none. */
    boolean isPending();

    /** Says whether bytes that were taken still wait for the socket to take more. */
    boolean isHoldingBack();

    /** Says whether open files can go both ways. */
    default boolean passesFiles() {
        return false;
    }

    /** Writes a byte with an open file beside it; false when the socket does not take it now. */
    default boolean pass(FileDescriptor file) throws IOException {
        throw new IOException("files do not pass here");
    }
}
