package io.vireo.protocol;

/**
 * A message as it came from a peer: its header and what follows.
 *
 * @param header the six words at its head
 * @param bytes the message; nobody else changes it
 * @param from where the payload begins in it
 * @param to where the payload ends in it
 */
public record Frame(Header header, byte[] bytes, int from, int to) {

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
