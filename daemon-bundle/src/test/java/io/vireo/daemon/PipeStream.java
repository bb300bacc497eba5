package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A stream that gives so many bytes, keeps what it takes, and takes nothing before it may. */
final class PipeStream implements VirtStream {

    private final long gives;
    private final boolean thenWaits;
    final CountDownLatch mayTake;
    final AtomicLong given = new AtomicLong();
    final AtomicLong taken = new AtomicLong();
    final AtomicBoolean finished = new AtomicBoolean();
    final CountDownLatch aborted = new CountDownLatch(1);
    final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /**
     * Makes a stream.
     *
     * @param gives how many bytes can be read
     * @param thenWaits whether reading waits after them, as a console's does, instead of ending
     * @param mayTake what writing waits for
     */
    PipeStream(long gives, boolean thenWaits, CountDownLatch mayTake) {
        this.gives = gives;
        this.thenWaits = thenWaits;
        this.mayTake = mayTake;
    }

    @Override
    public int read(ByteBuffer target) {
        long left = gives - given.get();
        if (left <= 0) {
            if (thenWaits) {
                await(aborted);
            }
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        target.position(target.position() + count);
        given.addAndGet(count);
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        await(mayTake);
        if (aborted.getCount() == 0) {
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "the pipe was cut");
        }
        taken.addAndGet(source.remaining());
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        if (content.size() < 1024) {
            content.writeBytes(bytes);
        }
    }

    @Override
    public void finish() {
        finished.set(true);
        aborted.countDown();
    }

    @Override
    public void abort() {
        aborted.countDown();
        mayTake.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
