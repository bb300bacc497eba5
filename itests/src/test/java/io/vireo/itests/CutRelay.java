package io.vireo.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A socket that leads to another, and whose connections can be cut at any moment, amid a message too. */
final class CutRelay implements AutoCloseable {

    private final Path path;
    private final Path target;
    private final ServerSocketChannel listening;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    CutRelay(Path path, Path target) throws IOException {
        this.path = path;
        this.target = target;
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        start("relay", this::accept);
    }

    Path path() {
        return path;
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel near = listening.accept();
                SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(target));
                open.add(near);
                open.add(far);
                start("relay there", () -> pump(near, far));
                start("relay back", () -> pump(far, near));
            }
        } catch (IOException closed) {
            // The test is over.
            assert !listening.isOpen() : closed;
        }
    }

    private void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 12);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException cut) {
            // Both sides see that it has ended.
            assert !from.isOpen() || !to.isOpen() || cut.getMessage() != null;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Cuts every connection; new ones are let through. */
    void cut() {
        try {
            for (SocketChannel each : open) {
                each.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
