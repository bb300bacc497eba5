package io.vireo.driver.remote;

import io.vireo.spi.FilePassing;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
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
    private final boolean isLocal;
    private final String name;
    private final Optional<FilePassing> passing;
    private final Object closing = new Object();
    private final Outbox outbox = new Outbox();
    private final AtomicReference<IOException> end = new AtomicReference<>();

    /**
     * Takes a socket over.
     *
     * @param socket it, connected; whoever made it closes it when this fails
     * @param name what its thread is called after
     * @param isLocal whether it is one in the file system, which nobody else can read, and through which files go
     */
    SocketLink(SocketChannel socket, String name, boolean isLocal) throws IOException {
        this.socket = socket;
        this.name = name;
        this.isLocal = isLocal;
        this.passing = isLocal ? FilePassing.here() : Optional.empty();
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
        release();
        outbox.close();
        receiver.ended(end.get());
    }

    private void release() {
        // The number of a closed socket may be that of another's: nobody closes it while a file is passed.
        synchronized (closing) {
            try (selector;
                    socket) {
                key.cancel();
            } catch (IOException alreadyGone) {
                end.compareAndSet(null, alreadyGone);
            }
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
        int count = passing.isPresent() ? passing.get().receive(socket, buffer, receiver.files()) : socket.read(buffer);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        receiver.received(buffer.flip());
    }

    @Override
    public void send(ByteBuffer message, List<FileDescriptor> files) {
        if (outbox.add(message, files)) {
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
            if (!write(batch)) {
                outbox.putBack(batch);
                key.interestOpsOr(SelectionKey.OP_WRITE);
                selector.wakeup();
                return;
            }
            batch = outbox.take();
        }
    }

    private boolean write(ByteBuffer[] batch) throws IOException {
        Optional<FileDescriptor> file = outbox.fileOf(batch);
        if (file.isEmpty()) {
            socket.write(batch);
            return !batch[batch.length - 1].hasRemaining();
        }
        boolean went = pass(file.get());
        if (went) {
            outbox.sent(batch);
        }
        return went;
    }

    private boolean pass(FileDescriptor file) throws IOException {
        synchronized (closing) {
            if (!socket.isOpen()) {
                throw new ClosedChannelException();
            }
            return passing.orElseThrow().send(socket, file);
        }
    }

    @Override
    public Optional<String> obstacleToFiles() {
        return isLocal ? FilePassing.obstacle() : Optional.of(ONLY_HERE);
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
        return isLocal;
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
