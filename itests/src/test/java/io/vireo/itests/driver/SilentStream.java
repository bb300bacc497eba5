package io.vireo.itests.driver;

import io.vireo.VirtStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A console that takes everything and says nothing: reading waits until the stream ends. */
final class SilentStream implements VirtStream {

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public int read(ByteBuffer target) {
        try {
            ended.await();
            return -1;
        } catch (InterruptedException interrupted) {
            throw new FixtureFailure("reading was interrupted", interrupted);
        }
    }

    @Override
    public void write(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void finish() {
        ended.countDown();
    }

    @Override
    public void abort() {
        ended.countDown();
    }
}
