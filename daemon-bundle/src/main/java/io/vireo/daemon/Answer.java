package io.vireo.daemon;

import java.nio.ByteBuffer;

/**
 * What a call is answered with.
 *
 * @param message the reply; empty when nothing is to be sent
 * @param afterwards what to do once it is queued
 * @param isLater whether there is no answer yet: the call is to be made again when the session says so
 */
record Answer(ByteBuffer message, Runnable afterwards, boolean isLater) {

    private static final Runnable NOTHING_MORE = () -> {};

    /** No answer yet. */
    static final Answer LATER = new Answer(ByteBuffer.allocate(0), NOTHING_MORE, true);

    static Answer of(ByteBuffer message) {
        return new Answer(message, NOTHING_MORE, false);
    }

    static Answer of(ByteBuffer message, Runnable afterwards) {
        return new Answer(message, afterwards, false);
    }
}
