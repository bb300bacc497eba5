package io.vireo.protocol;

/** What a message is. */
public enum PacketType {
    /** A call with its arguments, from the client. */
    CALL(0),
    /** A call's result or error, from the server. */
    REPLY(1),
    /** An event from the server, or a keepalive from either side. */
    MESSAGE(2),
    /** Bytes of a stream, or its end. */
    STREAM(3),
    /** A call that is followed by file descriptors; the number of them comes first. */
    CALL_WITH_FILES(4),
    /** A reply that is followed by file descriptors; the number of them comes first. */
    REPLY_WITH_FILES(5),
    /** A stretch of a stream that is all zeros. */
    STREAM_HOLE(6),
    /** A number that is none of these. */
    UNKNOWN(-1);

    private static final PacketType[] ALL = values();

    private final int number;

    PacketType(int number) {
        this.number = number;
    }

    /**
     * Returns the type with a number.
     *
     * @param number the fourth word of a header
     * @return the type, {@link #UNKNOWN} when there is none
     */
    public static PacketType of(int number) {
        return number >= 0 && number < ALL.length - 1 ? ALL[number] : UNKNOWN;
    }

    /**
     * Returns the type's number.
     *
     * @return the fourth word of a header
     */
    public int number() {
        return number;
    }

    /**
     * Says whether file descriptors follow the message.
     *
     * @return true when the payload begins with the number of them
     */
    public boolean hasFiles() {
        return this == CALL_WITH_FILES || this == REPLY_WITH_FILES;
    }
}
