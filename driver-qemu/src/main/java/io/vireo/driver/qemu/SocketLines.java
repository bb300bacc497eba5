package io.vireo.driver.qemu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/** One unix socket over which lines of text go both ways, each of bounded length. */
final class SocketLines {
    /** The longest line that is taken: the answer to query-qmp-schema, the largest we ask for, has 0.2 MiB. */
    static final int MAX_LINE = 16 << 20;

    private static final int MAX_UNSENT = 64 << 20;

    /** Who gets the lines. Called on the loop's thread, so it must not block. */
    interface Receiver {
        /** One line without its end. */
        void line(String line);

        /** The socket is closed, for this reason; called exactly once, by whoever closed it. */
        void closed(String reason);
    }

    private final SocketLoop loop;
    private final SocketChannel channel;
    private final Receiver receiver;
    private final int maxLine;
    private final AtomicBoolean closed = new AtomicBoolean();
    private ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private long unsentBytes;
    private volatile boolean paused;

    SocketLines(SocketLoop loop, SocketChannel channel, int maxLine, Receiver receiver) {
        this.loop = loop;
        this.channel = channel;
        this.maxLine = maxLine;
        this.receiver = receiver;
    }

    SocketChannel channel() {
        return channel;
    }

    boolean isOpen() {
        return !closed.get();
    }

    /** Reads no more until {@link #resume()}: what the peer sends stays with the peer. Its end is not noticed either. */
    void pause() {
        paused = true;
        loop.interestChanged(this);
    }

    /** Reads again. */
    void resume() {
        paused = false;
        loop.interestChanged(this);
    }

    /** What the loop shall wait for, as a set of a selection key's operations. */
    int interest() {
        synchronized (unsent) {
            return (paused ? 0 : SelectionKey.OP_READ) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE);
        }
    }

    /** Sends bytes now, or as soon as the peer takes them; what cannot be sent closes the socket. */
    void send(byte[] bytes) {
        try {
            synchronized (unsent) {
                unsent.add(ByteBuffer.wrap(bytes));
                unsentBytes += bytes.length;
                if (unsent.size() > 1 && unsentBytes <= MAX_UNSENT) {
                    return;
                }
            }
            if (!flush()) {
                loop.interestChanged(this);
            }
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
        }
    }

    /** Writes what the peer takes without waiting; true when nothing is left. */
    boolean flush() throws IOException {
        synchronized (unsent) {
            while (!unsent.isEmpty()) {
                unsentBytes -= channel.write(unsent.peek());
                if (unsent.peek().hasRemaining()) {
                    if (unsentBytes > MAX_UNSENT) {
                        throw new IOException("it takes no data: " + unsentBytes + " bytes wait to be sent");
                    }
                    return false;
                }
                unsent.poll();
            }
            return true;
        }
    }

    /** Reads once and hands on every line that is complete. */
    void read(ByteBuffer buffer) throws IOException {
        if (channel.read(buffer) < 0) {
            close("the other side closed it");
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining() && isOpen()) {
            if (takeLine(buffer)) {
                String line = partial.toString(StandardCharsets.UTF_8);
                // A new one, because the old one would keep the size of the longest line for ever.
                partial = new ByteArrayOutputStream();
                receiver.line(line.strip());
            } else if (partial.size() > maxLine) {
                String begin = Seen.of(partial.toString(StandardCharsets.UTF_8));
                close("it sent a line of more than " + maxLine + " bytes: " + begin);
            }
        }
    }

    /** Moves bytes up to the end of the line into the partial line; true when the end was there. */
    private boolean takeLine(ByteBuffer buffer) {
        int length = 0;
        boolean end = false;
        while (!end && length < buffer.remaining()) {
            end = buffer.get(buffer.position() + length) == '\n';
            length++;
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        partial.write(bytes, 0, end ? length - 1 : length);
        return end;
    }

    /** Closes the socket and tells the receiver; nothing happens when it is closed already. */
    void close(String reason) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            reason += " (closing it failed too: " + e.getMessage() + ")";
        }
        loop.wakeUp();
        receiver.closed(reason);
    }
}
