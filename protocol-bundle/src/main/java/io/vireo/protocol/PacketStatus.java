package io.vireo.protocol;

/** How a message ended, or that a stream goes on. */
public enum PacketStatus {
    /** A call, a good reply, or the good end of a stream. */
    OK(0),
    /** The payload is an error; from a client, a stream is given up. */
    ERROR(1),
    /** A stream goes on. */
    CONTINUE(2),
    /** A number that is none of these. */
    UNKNOWN(-1);

    private static final PacketStatus[] ALL = values();

    private final int number;

    PacketStatus(int number) {
        this.number = number;
    }

    /**
     * Returns the status with a number.
     *
     * @param number the sixth word of a header
     * @return the status, {@link #UNKNOWN} when there is none
     */
    public static PacketStatus of(int number) {
        return number >= 0 && number < ALL.length - 1 ? ALL[number] : UNKNOWN;
    }

    /**
     * Returns the status' number.
     *
     * @return the sixth word of a header
     */
    public int number() {
        return number;
    }
}
