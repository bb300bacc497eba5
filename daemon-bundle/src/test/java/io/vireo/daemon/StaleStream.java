package io.vireo.daemon;

import io.vireo.StaleHandle;
import io.vireo.VirtStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A stream that gives and takes nothing, and whose driver is gone when it is aborted. */
record StaleStream(CountDownLatch aborted) implements VirtStream {

    @Override
    public int read(ByteBuffer target) {
        try {
            aborted.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return -1;
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void finish() {
        throw new StaleHandle("the driver went before the stream was finished");
    }

    @Override
    public void abort() {
        aborted.countDown();
        throw new StaleHandle("the driver went before the stream was aborted");
    }
}
