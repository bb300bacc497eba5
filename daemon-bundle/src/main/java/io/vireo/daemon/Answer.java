package io.vireo.daemon;

import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a call is answered with.
 *
 * @param message the reply; empty when nothing is to be sent
 * @param files the open files that go with it, to be closed when they are gone
 * @param afterwards what to do once it is queued
 * @param isLater whether there is no answer yet: the call is to be made again when the session says so
 */
record Answer(ByteBuffer message, List<FileDescriptor> files, Runnable afterwards, boolean isLater) {

    private static final Runnable NOTHING_MORE = () -> {};

    /** No answer yet. */
    static final Answer LATER = new Answer(ByteBuffer.allocate(0), List.of(), NOTHING_MORE, true);

    static Answer of(ByteBuffer message) {
        return new Answer(message, List.of(), NOTHING_MORE, false);
    }

    static Answer of(ByteBuffer message, Runnable afterwards) {
        return new Answer(message, List.of(), afterwards, false);
    }

    /** The same answer with files. */
    Answer with(List<FileDescriptor> more) {
        return more.isEmpty() ? this : new Answer(message, more, afterwards, isLater);
    }
}
