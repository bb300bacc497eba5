package io.vireo.protocol;

/**
 * The flags with which a client opens. They are the client's own: only the first says something to a server, the others
 * must not be taken for those of the API.
 *
 * @param bits the flags as they were sent
 */
public record ClientFlags(int bits) {

    /**
     * Makes the flags of an open.
     *
     * @param readOnly whether only calls that read will be made
     * @return the flags
     */
    public static ClientFlags of(boolean readOnly) {
        return new ClientFlags(readOnly ? 1 : 0);
    }

    /**
     * Says whether the client will make only calls that read.
     *
     * @return true when it says so
     */
    public boolean isReadOnly() {
        return (bits & 1) != 0;
    }
}
