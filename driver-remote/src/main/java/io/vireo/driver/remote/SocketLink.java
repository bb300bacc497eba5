package io.vireo.driver.remote;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A socket that never blocks: senders write themselves, and what the socket does not take is written by the thread that
 * reads.
 *
 * <p>A blocking channel would be closed by the interrupt of a thread that writes; this one is not.
 */
final class SocketLink implements Link {

    private static final int BUFFER = 64 * 1024;

    private final SocketChannel socket;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean isSecure;
    private final String name;
    private final Outbox outbox = new Outbox();
    private final AtomicReference<IOException> end = new AtomicReference<>();

    SocketLink(SocketChannel socket, String name, boolean isSecure) throws IOException {
        this.socket = socket;
        this.name = name;
        this.isSecure = isSecure;
        socket.configureBlocking(false);
        this.selector = Selector.open();
        this.key = socket.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public void start(Receiver receiver) {
        Thread reader = new Thread(() -> run(receiver), "vireo-remote " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void run(Receiver receiver) {
        try {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (end.get() == null) {
                selector.select(ready -> serve(buffer, receiver));
            }
        } catch (IOException | ClosedSelectorException broken) {
            end.compareAndSet(null, broken instanceof IOException failure ? failure : new IOException(broken));
        } catch (RuntimeException | Error unexpected) {
            end.compareAndSet(null, new IOException(unexpected));
        }
        outbox.close();
        release();
        receiver.ended(end.get());
    }

    private void release() {
        try (selector;
                socket) {
            key.cancel();
        } catch (IOException alreadyGone) {
            end.compareAndSet(null, alreadyGone);
        }
    }

    private void serve(ByteBuffer buffer, Receiver receiver) {
        try {
            if (key.isWritable()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                flush();
            }
            if (key.isReadable()) {
                receive(buffer, receiver);
            }
        } catch (IOException broken) {
            end.compareAndSet(null, broken);
        }
    }

    private void receive(ByteBuffer buffer, Receiver receiver) throws IOException {
        buffer.clear();
        if (socket.read(buffer) < 0) {
            throw new EOFException("the server closed the connection");
        }
        receiver.received(buffer.flip());
    }

    @Override
    public void send(ByteBuffer message) {
        if (outbox.add(message)) {
            try {
                flush();
            } catch (IOException broken) {
                fail(broken);
            } catch (CancelledKeyException ended) {
                fail(new IOException(ended));
            }
        }
    }

    private void flush() throws IOException {
        ByteBuffer[] batch = outbox.take();
        while (batch.length > 0) {
            socket.write(batch);
            if (batch[batch.length - 1].hasRemaining()) {
                outbox.putBack(batch);
                key.interestOpsOr(SelectionKey.OP_WRITE);
                selector.wakeup();
                return;
            }
            batch = outbox.take();
        }
    }

    @Override
    public long queued() {
        return outbox.queued();
    }

    @Override
    public void pause() {
        try {
            key.interestOpsAnd(~SelectionKey.OP_READ);
        } catch (CancelledKeyException ended) {
            fail(new IOException(ended));
        }
    }

    @Override
    public void resume() {
        try {
            key.interestOpsOr(SelectionKey.OP_READ);
            selector.wakeup();
        } catch (CancelledKeyException ended) {
            fail(new IOException(ended));
        }
    }

    @Override
    public boolean isSecure() {
        return isSecure;
    }

    private void fail(IOException why) {
        end.compareAndSet(null, why);
        selector.wakeup();
    }

    @Override
    public void close() {
        fail(new IOException("this side closed the connection"));
    }
}
