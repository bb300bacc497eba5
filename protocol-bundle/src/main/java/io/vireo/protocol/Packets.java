package io.vireo.protocol;

import io.vireo.ErrorFacts;
import java.nio.ByteBuffer;

/**
 * Makes the messages that go out, complete with their length word.
 *
 * <p>A message with values is made by {@link #begin}, the values' codecs and {@link #end}; the others have a method each.
 */
public final class Packets {

    /** The procedure of the keepalive's question. */
    public static final int PING = 1;

    /** The procedure of the keepalive's answer. */
    public static final int PONG = 2;

    private static final int TYPE = 16;

    private Packets() {}

    /**
     * Begins a message: room for its length, its header and, when its type says that file descriptors follow, room for
     * their number.
     *
     * @param out where to; what it held is forgotten
     * @param header the header
     */
    public static void begin(XdrWriter out, Header header) {
        out.clear();
        out.writeInt(0);
        header.write(out);
        if (header.type().hasFiles()) {
            out.writeInt(0);
        }
    }

    /**
     * Ends a message: its length is known now, and how many file descriptors are attached.
     *
     * @param out a message that was begun
     * @return a copy of the whole message, ready to be sent
     */
    public static ByteBuffer end(XdrWriter out) {
        out.replaceInt(0, out.size());
        if (PacketType.of(out.intAt(TYPE)).hasFiles()) {
            out.replaceInt(Framing.LENGTH_SIZE + Header.SIZE, out.files().size());
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    /**
     * Makes the keepalive's question.
     *
     * @return a message
     */
    public static ByteBuffer ping() {
        return empty(Header.message(Program.KEEPALIVE, PING, 0));
    }

    /**
     * Makes the keepalive's answer.
     *
     * @return a message
     */
    public static ByteBuffer pong() {
        return empty(Header.message(Program.KEEPALIVE, PONG, 0));
    }

    /**
     * Makes a message without a payload.
     *
     * @param header its header
     * @return a message
     */
    public static ByteBuffer empty(Header header) {
        XdrWriter out = new XdrWriter();
        begin(out, header);
        return end(out);
    }

    /**
     * Makes the reply that a call failed.
     *
     * @param call the call's header
     * @param error why it failed
     * @return a message
     */
    public static ByteBuffer error(Header call, ErrorFacts error) {
        return error(call, PacketType.REPLY, error);
    }

    /**
     * Makes the message that a stream broke, from the server.
     *
     * @param call the header of the call that began it
     * @param error why it broke
     * @return a message
     */
    public static ByteBuffer streamError(Header call, ErrorFacts error) {
        return error(call, PacketType.STREAM, error);
    }

    /**
     * Makes a message with bytes of a stream; without any, it says that no more will come.
     *
     * @param call the header of the call that began it
     * @param bytes the bytes, at most {@link Framing#MAX_PAYLOAD}; fully consumed
     * @return a message
     */
    public static ByteBuffer streamData(Header call, ByteBuffer bytes) {
        XdrWriter out = new XdrWriter();
        begin(out, call.answer(PacketType.STREAM, PacketStatus.CONTINUE));
        out.writeRaw(bytes);
        return end(out);
    }

    /**
     * Makes a message with a hole of a stream.
     *
     * @param call the header of the call that began it
     * @param length how many zeros there are
     * @return a message
     */
    public static ByteBuffer streamHole(Header call, long length) {
        XdrWriter out = new XdrWriter();
        begin(out, call.answer(PacketType.STREAM_HOLE, PacketStatus.CONTINUE));
        out.writeLong(length);
        out.writeInt(0);
        return end(out);
    }

    /**
     * Makes the message that ends a stream well: the client's wish, or the server's confirmation.
     *
     * @param call the header of the call that began it
     * @return a message
     */
    public static ByteBuffer streamFinish(Header call) {
        return empty(call.answer(PacketType.STREAM, PacketStatus.OK));
    }

    /**
     * Makes the message by which a client gives a stream up.
     *
     * @param call the header of the call that began it
     * @return a message
     */
    public static ByteBuffer streamAbort(Header call) {
        return empty(call.answer(PacketType.STREAM, PacketStatus.ERROR));
    }

    /**
     * Reads the length of a hole.
     *
     * @param hole a message of type {@link PacketType#STREAM_HOLE}
     * @return how many zeros there are
     * @throws XdrException when the length is negative or a flag is set
     */
    public static long holeLength(Frame hole) {
        XdrReader in = hole.payload();
        long length = in.readLong();
        int flags = in.readInt();
        if (length < 0 || flags != 0) {
            throw new XdrException("a hole of " + length + " bytes with flags 0x" + Integer.toHexString(flags));
        }
        return length;
    }

    private static ByteBuffer error(Header call, PacketType type, ErrorFacts error) {
        XdrWriter out = new XdrWriter();
        begin(out, call.answer(type, PacketStatus.ERROR));
        WireError.write(out, error);
        return end(out);
    }
}
