package io.vireo.protocol;

import java.io.FileDescriptor;
import java.util.List;

/**
 * A message as it came from a peer: its header and what follows.
 *
 * @param header the six words at its head
 * @param bytes the message; nobody else changes it
 * @param from where the payload begins in it
 * @param to where the payload ends in it
 * @param files the open files that came beside it
 */
public record Frame(Header header, byte[] bytes, int from, int to, List<FileDescriptor> files) {

    /**
     * A message without files.
     *
     * @param header the six words at its head
     * @param bytes the message; nobody else changes it
     * @param from where the payload begins in it
     * @param to where the payload ends in it
     */
    public Frame(Header header, byte[] bytes, int from, int to) {
        this(header, bytes, from, to, List.of());
    }

    /**
     * The same message with the files that came behind it.
     *
     * @param received the files, in order
     * @return a copy
     */
    public Frame with(List<FileDescriptor> received) {
        return new Frame(header, bytes, from, to, List.copyOf(received));
    }

    /**
     * Says how many files follow: each comes beside one byte behind the message.
     *
     * @return how many, 0 for most types of messages
     * @throws XdrException when that is more than may follow
     */
    public int fileCount() {
        int count = header.type().hasFiles() ? payload().readInt() : 0;
        if (count < 0 || count > Framing.MAX_FILES) {
            throw new XdrException(
                    Integer.toUnsignedString(count) + " files beside a message are more than " + Framing.MAX_FILES);
        }
        return count;
    }

    /**
     * Begins to read the values of a call or reply: what is left of the payload behind the number of files.
     *
     * @return a reader that has the files, too
     */
    public XdrReader values() {
        XdrReader in = payload();
        if (header.type().hasFiles()) {
            in.readInt();
            in.beside(null, files);
        }
        return in;
    }

    /**
     * Returns how many bytes follow the header.
     *
     * @return the payload's size
     */
    public int length() {
        return to - from;
    }

    /**
     * Begins to read the payload.
     *
     * @return a reader at its beginning
     */
    public XdrReader payload() {
        return new XdrReader(bytes, from, to);
    }

    /**
     * Says whether this is a keepalive's question, which wants {@link Packets#pong()} at once.
     *
     * @return true for a ping
     */
    public boolean isPing() {
        return isKeepalive(Packets.PING);
    }

    /**
     * Says whether this is a keepalive's answer.
     *
     * @return true for a pong
     */
    public boolean isPong() {
        return isKeepalive(Packets.PONG);
    }

    private boolean isKeepalive(int procedure) {
        return header.type() == PacketType.MESSAGE && header.isOf(Program.KEEPALIVE) && header.procedure() == procedure;
    }
}
