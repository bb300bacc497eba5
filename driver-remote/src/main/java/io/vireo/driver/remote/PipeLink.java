package io.vireo.driver.remote;

import io.vireo.spi.FilePassing;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A pair of streams that block, such as those of TLS or of a program: one thread reads, another writes. */
final class PipeLink implements Link {

    private static final int BUFFER = 64 * 1024;
    private static final ByteBuffer LAST = ByteBuffer.allocate(0);

    /**
     * The streams, and what belongs to them.
     *
     * @param in what comes from the server
     * @param out what goes there
     * @param isSecure whether nobody else can read it
     * @param close ends both from any thread, never fails
     * @param explain what to say when the streams ended
     */
    record Pipe(InputStream in, OutputStream out, boolean isSecure, Runnable close, Explain explain) {}

    /** Makes the reason of an end better than what the stream says. */
    @FunctionalInterface
    interface Explain {
        IOException of(IOException plain);
    }

    private final Pipe pipe;
    private final String name;
    private final LinkedBlockingQueue<ByteBuffer> outbox = new LinkedBlockingQueue<>();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicReference<IOException> end = new AtomicReference<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    PipeLink(Pipe pipe, String name) {
        this.pipe = pipe;
        this.name = name;
    }

    @Override
    public void start(Receiver receiver) {
        thread("reader", () -> read(receiver));
        thread("writer", this::write);
    }

    private void thread(String what, Runnable task) {
        Thread thread = new Thread(task, "vireo-remote " + what + " " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Receiver receiver) {
        byte[] buffer = new byte[BUFFER];
        try {
            while (end.get() == null) {
                gate.await();
                int count = pipe.in().read(buffer);
                if (count < 0) {
                    throw new EOFException("the server closed the connection");
                }
                receiver.received(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException broken) {
            end.compareAndSet(null, broken);
        } catch (InterruptedException | RuntimeException | Error unexpected) {
            end.compareAndSet(null, new IOException(unexpected));
        }
        IOException why = pipe.explain().of(end.get());
        shut();
        receiver.ended(why);
    }

    private void write() {
        List<ByteBuffer> batch = new ArrayList<>();
        try {
            while (end.get() == null) {
                batch.add(outbox.take());
                outbox.drainTo(batch);
                for (ByteBuffer each : batch) {
                    int size = each.remaining();
                    pipe.out().write(each.array(), each.arrayOffset() + each.position(), size);
                    queued.addAndGet(-size);
                }
                batch.clear();
                pipe.out().flush();
            }
        } catch (IOException broken) {
            // The reader is about to find out; what it is told there says more than a broken pipe.
            pipe.close().run();
        } catch (InterruptedException stopped) {
            fail(new IOException(stopped));
        }
    }

    private void fail(IOException why) {
        end.compareAndSet(null, why);
        shut();
    }

    private void shut() {
        pipe.close().run();
        outbox.add(LAST);
        resume();
    }

    @Override
    public Optional<String> obstacleToFiles() {
        return Optional.of(ONLY_HERE);
    }

    @Override
    public void send(ByteBuffer message, List<FileDescriptor> files) {
        files.forEach(FilePassing::close);
        if (end.get() == null) {
            queued.addAndGet(message.remaining());
            outbox.add(message);
        }
    }

    @Override
    public long queued() {
        return end.get() == null ? queued.get() : 0;
    }

    @Override
    public synchronized void pause() {
        if (gate.getCount() == 0 && end.get() == null) {
            gate = new CountDownLatch(1);
        }
    }

    @Override
    public synchronized void resume() {
        gate.countDown();
    }

    @Override
    public boolean isSecure() {
        return pipe.isSecure();
    }

    @Override
    public void close() {
        fail(new IOException("this side closed the connection"));
    }
}
