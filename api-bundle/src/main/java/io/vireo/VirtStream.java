package io.vireo;

import java.nio.ByteBuffer;

/**
 * Bytes on their way from or to an object: a console, a volume's content, a screenshot.
 *
 * <p>Stands for libvirt's {@code virStream}. One thread reads and one thread writes at a time. A stream ends by
 * {@link #finish()}, which confirms that everything arrived, or by {@link #abort()}, which gives up; {@link #close()} is
 * an abort of what was not finished. When the driver goes, calls fail with {@link StaleHandle}.
 */
public interface VirtStream extends AutoCloseable {

    /**
     * Reads bytes; waits until there are some.
     *
     * @param target where to put them
     * @return how many were read, -1 at the end
     */
    int read(ByteBuffer target);

    /**
     * Writes bytes; waits until all of them are taken.
     *
     * @param source the bytes; fully consumed
     */
    void write(ByteBuffer source);

    /**
     * Writes a hole, bytes that are zero and need no storage.
     *
     * @param length how many bytes
     */
    default void writeHole(long length) {
        throw new Unsupported();
    }

    /**
     * Asks for the length of the hole at which reading stands; call it when {@link #read} returned 0.
     *
     * @return the length of the hole, 0 when there is data, and the hole is consumed
     */
    default long readHole() {
        return 0;
    }

    /** Ends the stream and waits until the other side confirms; fails when it could not take everything. */
    void finish();

    /** Ends the stream and drops what is under way; does nothing when the stream has ended. */
    void abort();

    @Override
    default void close() {
        abort();
    }
}
