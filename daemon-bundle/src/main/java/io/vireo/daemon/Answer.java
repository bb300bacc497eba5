package io.vireo.daemon;

import java.nio.ByteBuffer;

/**
 * What a call is answered with.
 *
 * @param message the reply; empty when nothing is to be sent
 * @param afterwards what to do once it is queued
 */
record Answer(ByteBuffer message, Runnable afterwards) {

    private static final Runnable NOTHING_MORE = () -> {};

    static Answer of(ByteBuffer message) {
        return new Answer(message, NOTHING_MORE);
    }
}
