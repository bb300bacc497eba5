package io.vireo.protocol;

import io.vireo.VirtStream;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes values out of bytes as XDR (RFC 4506) says.
 *
 * <p>Every length and every count is held against its bound and against what is left before anything is allocated for
 * it. What is wrong fails with {@link XdrException}. What travels beside the bytes, a stream or file descriptors, is
 * attached to it.
 */
public final class XdrReader {

    private static final int WORD = 4;
    private static final int LONG = 8;
    private static final long LOW = 0xffffffffL;

    private final byte[] bytes;
    private final int limit;
    private int position;
    private VirtStream stream;
    private List<FileDescriptor> files = List.of();
    private int nextFile;

    /**
     * Reads all of some bytes.
     *
     * @param bytes the bytes
     */
    public XdrReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * Reads a stretch of some bytes.
     *
     * @param bytes the bytes
     * @param from where the stretch begins
     * @param to where it ends
     */
    public XdrReader(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
    }

    /**
     * Returns how many bytes are left.
     *
     * @return the number
     */
    public int left() {
        return limit - position;
    }

    /**
     * Reads a 32-bit number.
     *
     * @return the number
     */
    public int readInt() {
        need(WORD);
        int at = position;
        position = at + WORD;
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    /**
     * Reads a 64-bit number.
     *
     * @return the number
     */
    public long readLong() {
        need(LONG);
        long high = readInt();
        return high << Integer.SIZE | readInt() & LOW;
    }

    /**
     * Reads a floating-point number.
     *
     * @return the number
     */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /**
     * Reads a truth value; every number but 0 is true, as in C.
     *
     * @return the value
     */
    public boolean readBoolean() {
        return readInt() != 0;
    }

    /**
     * Reads whether an optional value is there.
     *
     * @return true when it follows
     */
    public boolean readPresent() {
        int present = readInt();
        if (present != 0 && present != 1) {
            throw new XdrException("an optional value is there (1) or not (0), but not " + present);
        }
        return present == 1;
    }

    /**
     * Reads a text.
     *
     * @param bound how many bytes it may have
     * @return the text; what is no UTF-8 is replaced
     */
    public String readString(int bound) {
        int length = readLength(bound, "a text");
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        skipPadded(length);
        return text;
    }

    /**
     * Reads a text of at most a string's greatest length.
     *
     * @return the text
     */
    public String readString() {
        return readString(Framing.MAX_STRING);
    }

    /**
     * Reads bytes and their number.
     *
     * @param bound how many there may be
     * @return the bytes
     */
    public byte[] readOpaque(int bound) {
        int length = readLength(bound, "a block of bytes");
        return take(length);
    }

    /**
     * Reads a known number of bytes.
     *
     * @param length how many
     * @return the bytes
     */
    public byte[] readFixed(int length) {
        need(padded(length));
        return take(length);
    }

    /**
     * Reads all that is left, as a stream carries it.
     *
     * @return the bytes, a view
     */
    public ByteBuffer readRaw() {
        ByteBuffer rest = ByteBuffer.wrap(bytes, position, left()).slice();
        position = limit;
        return rest;
    }

    /**
     * Reads how many elements follow.
     *
     * @param bound how many there may be
     * @param least how many bytes each of them takes at least; 0 when it may take none
     * @return the count
     */
    public int readCount(int bound, int least) {
        int count = readInt();
        if (count < 0 || count > bound) {
            throw new XdrException("a list of " + Integer.toUnsignedString(count) + " is longer than " + bound);
        }
        if ((long) count * least > left()) {
            throw new XdrException("a list of " + count + " does not fit into the " + left() + " bytes that are left");
        }
        return count;
    }

    /**
     * Says what came beside the bytes.
     *
     * @param begun the stream that begins with this message, or null
     * @param received the file descriptors, in order
     */
    public void beside(VirtStream begun, List<FileDescriptor> received) {
        stream = begun;
        files = List.copyOf(received);
        nextFile = 0;
    }

    /**
     * Returns the stream that begins with this message.
     *
     * @return the stream, or empty
     */
    public Optional<VirtStream> stream() {
        return Optional.ofNullable(stream);
    }

    /**
     * Takes the next file descriptor that came beside the bytes.
     *
     * @return the descriptor
     */
    public FileDescriptor takeFile() {
        if (nextFile == files.size()) {
            throw new XdrException("a file descriptor is missing");
        }
        return files.get(nextFile++);
    }

    /**
     * Takes all file descriptors that are left.
     *
     * @return the descriptors, in order
     */
    public List<FileDescriptor> takeFiles() {
        List<FileDescriptor> rest = files.subList(nextFile, files.size());
        nextFile = files.size();
        return rest;
    }

    private int readLength(int bound, String what) {
        int length = readInt();
        if (length < 0 || length > bound) {
            throw new XdrException(what + " of " + Integer.toUnsignedString(length) + " is longer than " + bound);
        }
        need(padded(length));
        return length;
    }

    private byte[] take(int length) {
        byte[] taken = new byte[length];
        System.arraycopy(bytes, position, taken, 0, length);
        skipPadded(length);
        return taken;
    }

    private void skipPadded(int length) {
        position += padded(length);
    }

    private static int padded(int length) {
        return length + (-length & WORD - 1);
    }

    private void need(int length) {
        if (length < 0 || length > left()) {
            throw new XdrException(length + " bytes are needed and " + left() + " are left");
        }
    }
}
