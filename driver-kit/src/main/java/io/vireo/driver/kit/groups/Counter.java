package io.vireo.driver.kit.groups;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A file of counters that stays open; not too many do, for a process has only so many. */
final class Counter implements AutoCloseable {

    private static final int MOST_OPEN = 4096;
    private static final int MOST_BYTES = 8192;
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[MOST_BYTES]);

    /** Not a channel: that one would be closed for everybody when a thread that reads it is interrupted. */
    private final RandomAccessFile file;

    private boolean closed;

    private Counter(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens a file; empty when it is not there, or enough are open. */
    static Optional<Counter> open(Path path) {
        if (OPEN.incrementAndGet() > MOST_OPEN) {
            OPEN.decrementAndGet();
            return Optional.empty();
        }
        try {
            return Optional.of(new Counter(new RandomAccessFile(path.toString(), "r")));
        } catch (IOException missing) {
            OPEN.decrementAndGet();
            return Optional.empty();
        }
    }

    /** What it says now; empty when the group is gone. */
    synchronized Optional<String> read() {
        if (closed) {
            return Optional.empty();
        }
        try {
            byte[] bytes = BUFFER.get();
            file.seek(0);
            return Optional.of(ControlGroup.text(bytes, file.read(bytes)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        OPEN.decrementAndGet();
        try {
            file.close();
        } catch (IOException unlikely) {
            throw new java.io.UncheckedIOException(unlikely);
        }
    }
}
