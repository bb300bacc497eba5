package io.vireo.registry;

import io.vireo.VirtStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A stream that says nothing until it is aborted. */
final class PipeStream implements VirtStream {

    private final CountDownLatch aborted = new CountDownLatch(1);
    private final Runnable aborting;

    PipeStream(Runnable aborting) {
        this.aborting = aborting;
    }

    @Override
    public int read(ByteBuffer target) {
        try {
            aborted.await();
            return -1;
        } catch (InterruptedException woken) {
            throw new IllegalStateException(woken);
        }
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void finish() {}

    @Override
    public void abort() {
        aborted.countDown();
        aborting.run();
    }
}
