package io.vireo.protocol;

import io.vireo.VirtStream;
import java.nio.ByteBuffer;

/** A stream in which nothing flows. */
final class NoStream implements VirtStream {

    @Override
    public int read(ByteBuffer target) {
        return -1;
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void finish() {
        // Nothing is under way.
    }

    @Override
    public void abort() {
        // Nothing is under way.
    }
}
