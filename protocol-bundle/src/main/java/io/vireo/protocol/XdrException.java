package io.vireo.protocol;

/**
 * Bytes that are not what the protocol says: too short, too long, or out of bounds.
 *
 * <p>The server answers such a call with code 39; the client gives the connection up. It carries no stack trace, because
 * a hostile peer decides how many of them are made.
 */
public final class XdrException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the bytes.
     *
     * @param message what was read, and which bound it breaks
     */
    public XdrException(String message) {
        super(message, null, false, false);
    }
}
