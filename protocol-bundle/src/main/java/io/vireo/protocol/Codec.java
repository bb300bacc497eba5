package io.vireo.protocol;

/**
 * How values of one type lie in a message.
 *
 * @param <T> the type
 */
interface Codec<T> {

    /** Writes a value. */
    void write(XdrWriter out, T value);

    /** Reads a value; fails with {@link XdrException} or {@link UnknownBits} when there is none. */
    T read(XdrReader in);

    /** Returns how many bytes a value takes at least, so that a count can be held against what is left. */
    int least();

    /** Returns the layout in the words of {@link Layout}. */
    String xdr();

    /** Returns what an older form of a call means, which has no place for the value. */
    default T none() {
        throw new UnsupportedOperationException(xdr() + " cannot be left out");
    }

    /** Says whether file descriptors travel beside the bytes for it. */
    default boolean hasFiles() {
        return false;
    }
}
