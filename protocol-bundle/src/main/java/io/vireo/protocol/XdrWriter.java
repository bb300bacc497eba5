package io.vireo.protocol;

import io.vireo.VirtStream;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts values into bytes as XDR (RFC 4506) says: big endian, everything filled up to four bytes.
 *
 * <p>It grows as it is filled, up to a message's greatest length; what does not fit fails with {@link XdrException}. A
 * writer can be used again after {@link #clear()}. What travels beside the bytes, a stream or file descriptors, is
 * attached to it.
 */
public final class XdrWriter {

    private static final int WORD = 4;
    private static final int LONG = 8;
    private static final int FIRST = 512;
    private static final int KEPT = 64 * 1024;
    private static final int ASCII = 0x80;

    private byte[] bytes = new byte[FIRST];
    private int size;
    private VirtStream stream;
    private List<FileDescriptor> files = List.of();

    /** Makes an empty writer. */
    public XdrWriter() {}

    /** Forgets everything, also what is attached, and gives a large buffer back. */
    public void clear() {
        size = 0;
        stream = null;
        files = List.of();
        if (bytes.length > KEPT) {
            bytes = new byte[FIRST];
        }
    }

    /**
     * Returns how many bytes there are.
     *
     * @return the size
     */
    public int size() {
        return size;
    }

    /**
     * Drops what was written last, for example half an answer, and what is attached.
     *
     * @param length how many bytes stay
     */
    public void cut(int length) {
        if (length > size || length < 0) {
            throw new IllegalArgumentException("of " + size + " bytes, " + length + " cannot stay");
        }
        size = length;
        stream = null;
        files = List.of();
    }

    /**
     * Writes a 32-bit number.
     *
     * @param value the number, signed or not
     */
    public void writeInt(int value) {
        room(WORD);
        put(size, value);
        size += WORD;
    }

    /**
     * Replaces a number that was written before.
     *
     * @param at where it lies
     * @param value the number
     */
    public void replaceInt(int at, int value) {
        if (at < 0 || at + WORD > size) {
            throw new IllegalArgumentException("there is no number at " + at + " of " + size + " bytes");
        }
        put(at, value);
    }

    /** Sets bits of a number that was written before. */
    void addBits(int at, int bits) {
        replaceInt(at, intAt(at) | bits);
    }

    int intAt(int at) {
        return new XdrReader(bytes, at, size).readInt();
    }

    private void put(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    /**
     * Writes a 64-bit number.
     *
     * @param value the number, signed or not
     */
    public void writeLong(long value) {
        room(LONG);
        put(size, (int) (value >>> Integer.SIZE));
        put(size + WORD, (int) value);
        size += LONG;
    }

    /**
     * Writes a floating-point number.
     *
     * @param value the number
     */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /**
     * Writes true as 1 and false as 0.
     *
     * @param value which of them
     */
    public void writeBoolean(boolean value) {
        writeInt(value ? 1 : 0);
    }

    /**
     * Writes a text: its length in UTF-8, its bytes, and zeros up to four.
     *
     * @param text the text
     * @param bound how many bytes it may have
     */
    public void writeString(String text, int bound) {
        int length = text.length();
        check(length, bound, "a text");
        room(WORD + padded(length));
        int at = size + WORD;
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            if (each >= ASCII) {
                writeOpaque(text.getBytes(StandardCharsets.UTF_8), bound);
                return;
            }
            bytes[at + i] = (byte) each;
        }
        put(size, length);
        size = at + length;
        pad(length);
    }

    /**
     * Writes a text of at most a string's greatest length.
     *
     * @param text the text
     */
    public void writeString(String text) {
        writeString(text, Framing.MAX_STRING);
    }

    /**
     * Writes bytes: their number, themselves, and zeros up to four.
     *
     * @param value the bytes
     * @param bound how many there may be
     */
    public void writeOpaque(byte[] value, int bound) {
        check(value.length, bound, "a block of bytes");
        room(WORD + padded(value.length));
        writeInt(value.length);
        writeFixed(value);
    }

    /**
     * Writes bytes without their number, and zeros up to four.
     *
     * @param value the bytes
     */
    public void writeFixed(byte[] value) {
        room(padded(value.length));
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        pad(value.length);
    }

    /**
     * Writes bytes as they are, without number and filling, as a stream carries them.
     *
     * @param value the bytes; fully consumed
     */
    public void writeRaw(ByteBuffer value) {
        int length = value.remaining();
        room(length);
        value.get(bytes, size, length);
        size += length;
    }

    /**
     * Writes how many elements follow.
     *
     * @param count how many
     * @param bound how many there may be
     */
    public void writeCount(int count, int bound) {
        check(count, bound, "a list");
        writeInt(count);
    }

    /**
     * Returns what was written.
     *
     * @return the bytes, a view that holds until the next change
     */
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /**
     * Returns a copy of what was written.
     *
     * @return the bytes
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Attaches the stream that begins with this message.
     *
     * @param begun the stream
     */
    public void attach(VirtStream begun) {
        stream = begun;
    }

    /**
     * Attaches a file descriptor that travels beside this message.
     *
     * @param file the descriptor
     */
    public void attach(FileDescriptor file) {
        if (files.isEmpty()) {
            files = new ArrayList<>();
        }
        if (files.size() == Framing.MAX_FILES) {
            throw new XdrException("more than " + Framing.MAX_FILES + " file descriptors in one message");
        }
        files.add(file);
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
     * Returns the file descriptors that travel beside this message.
     *
     * @return the descriptors, in order
     */
    public List<FileDescriptor> files() {
        return List.copyOf(files);
    }

    private void pad(int length) {
        for (int filled = length; filled % WORD != 0; filled++) {
            bytes[size++] = 0;
        }
    }

    private static int padded(int length) {
        return length + (-length & WORD - 1);
    }

    private static void check(int length, int bound, String what) {
        if (length > bound) {
            throw new XdrException(what + " of " + length + " is longer than the " + bound + " that fit");
        }
    }

    private void room(int more) {
        int needed = size + more;
        if (needed <= bytes.length) {
            return;
        }
        if (needed > Framing.MAX_LENGTH) {
            throw new XdrException("a message of " + needed + " bytes is longer than " + Framing.MAX_LENGTH);
        }
        bytes = Arrays.copyOf(bytes, Math.min(Framing.MAX_LENGTH, Math.max(needed, bytes.length * 2)));
    }
}
