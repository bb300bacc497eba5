package io.vireo.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts what arrives from a socket into messages.
 *
 * <p>The length word is held against the bound before a message is gathered, and the buffer grows only as bytes really
 * arrive: a peer that announces much and sends little costs little. One per connection and direction; not for several
 * threads.
 */
public final class Framing {

    /** How many bytes a message may have without its length word. */
    public static final int MAX_MESSAGE = 32 * 1024 * 1024;

    /** The size of the word that begins a message; it counts itself. */
    public static final int LENGTH_SIZE = 4;

    /** How many bytes a message may have at all. */
    public static final int MAX_LENGTH = MAX_MESSAGE + LENGTH_SIZE;

    /** How many bytes of a stream libvirt sends in one message. */
    public static final int STREAM_CHUNK = 262_120;

    /** How many bytes of a stream one message may carry. */
    public static final int MAX_PAYLOAD = MAX_MESSAGE - Header.SIZE;

    /** How many bytes a text may have. */
    public static final int MAX_STRING = 4 * 1024 * 1024;

    /** How many file descriptors may travel beside a message. */
    public static final int MAX_FILES = 32;

    private static final int LEAST = LENGTH_SIZE + Header.SIZE;
    private static final int FIRST = 1024;

    private final int bound;
    private final byte[] word = new byte[LENGTH_SIZE];
    private byte[] message;
    private int wanted;
    private int have;

    /** Takes messages of any size that the protocol allows. */
    public Framing() {
        this(MAX_MESSAGE);
    }

    /**
     * Takes messages of at most some size.
     *
     * @param bound how many bytes without the length word
     */
    public Framing(int bound) {
        if (bound < Header.SIZE || bound > MAX_MESSAGE) {
            throw new IllegalArgumentException("messages of at most " + bound + " bytes cannot be");
        }
        this.bound = bound;
    }

    /**
     * Takes bytes until one message is complete.
     *
     * @param arrived what arrived; consumed up to the end of the message
     * @return the message, empty when all bytes are consumed and more are needed
     * @throws XdrException when the length is out of bounds; the connection is of no more use
     */
    public Optional<Frame> next(ByteBuffer arrived) {
        if (message == null && !begin(arrived)) {
            return Optional.empty();
        }
        int more = Math.min(wanted - have, arrived.remaining());
        if (have + more > message.length) {
            message = Arrays.copyOf(message, Math.min(wanted, Math.max(have + more, message.length * 2)));
        }
        arrived.get(message, have, more);
        have += more;
        return have < wanted ? Optional.empty() : Optional.of(end());
    }

    /**
     * Says whether a message has begun and is not complete, for a limit on how long that may take.
     *
     * @return true in the middle of a message
     */
    public boolean isInside() {
        return message != null || have > 0;
    }

    private boolean begin(ByteBuffer arrived) {
        int more = Math.min(LENGTH_SIZE - have, arrived.remaining());
        arrived.get(word, have, more);
        have += more;
        if (have < LENGTH_SIZE) {
            return false;
        }
        int length = new XdrReader(word).readInt();
        if (length < LEAST || length - LENGTH_SIZE > bound) {
            throw new XdrException("a message of " + Integer.toUnsignedString(length) + " bytes: its length is between "
                    + LEAST + " and " + (bound + LENGTH_SIZE));
        }
        wanted = length - LENGTH_SIZE;
        have = 0;
        message = new byte[Math.min(wanted, Math.max(FIRST, arrived.remaining()))];
        return true;
    }

    private Frame end() {
        Frame frame = new Frame(Header.read(new XdrReader(message)), message, Header.SIZE, wanted);
        message = null;
        have = 0;
        return frame;
    }
}
