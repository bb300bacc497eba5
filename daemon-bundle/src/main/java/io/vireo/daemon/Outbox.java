package io.vireo.daemon;

import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The messages that wait to be sent to one client; one thread at a time sends all that it finds. */
final class Outbox {

    // What is gathered goes through these, because the JDK would keep a copy of its own of the largest message.
    private static final int ROOM = 64 * 1024;
    private static final Queue<ByteBuffer> SCRATCH = new ConcurrentLinkedQueue<>();

    private final Link link;
    private final Deque<Parcel> queue = new ArrayDeque<>();
    private final Lock writing = new ReentrantLock();
    private volatile long size;
    private volatile boolean blocked;
    private boolean closed;

    /** Bytes that go as they are, or one byte with an open file beside it. */
    private record Parcel(ByteBuffer bytes, Optional<FileDescriptor> file) {

        static Parcel of(FileDescriptor file) {
            return new Parcel(ByteBuffer.allocate(1), Optional.of(file));
        }
    }

    Outbox(Link link) {
        this.link = link;
    }

    /** Adds a message and the files that go behind it, which are closed then; nothing goes any more once it is closed. */
    void add(ByteBuffer message, List<FileDescriptor> files) {
        synchronized (queue) {
            if (!closed && message.hasRemaining()) {
                queue.add(new Parcel(message, Optional.empty()));
                files.forEach(file -> queue.add(Parcel.of(file)));
                size += message.remaining() + files.size();
                return;
            }
        }
        files.forEach(FilePassing::close);
    }

    /** Closes the files that did not go. */
    void close() {
        writing.lock();
        try {
            synchronized (queue) {
                closed = true;
                queue.forEach(each -> each.file().ifPresent(FilePassing::close));
                queue.clear();
                size = 0;
            }
        } finally {
            writing.unlock();
        }
    }

    long size() {
        return size;
    }

    /** Says whether the socket took less than there was. */
    boolean isBlocked() {
        return blocked;
    }

    /** Sends what waits, as far as the socket takes it; leaves at once when another thread does so. */
    void send() throws IOException {
        do {
            if (!writing.tryLock()) {
                return;
            }
            try {
                blocked = !drain();
            } finally {
                writing.unlock();
            }
            // Whoever added a message and found the lock taken relies on this look.
        } while (!blocked && size > 0);
    }

    private boolean drain() throws IOException {
        ByteBuffer scratch = SCRATCH.poll();
        if (scratch == null) {
            scratch = ByteBuffer.allocateDirect(ROOM);
        }
        try {
            while (size > 0) {
                boolean went = fill(scratch.clear()) ? write(scratch.flip()) : pass();
                if (!went) {
                    return false;
                }
            }
            return !link.isHoldingBack() || flushed(scratch.clear().flip());
        } finally {
            SCRATCH.add(scratch);
        }
    }

    private boolean write(ByteBuffer gathered) throws IOException {
        int whole = gathered.remaining();
        link.write(gathered);
        taken(whole - gathered.remaining());
        return !gathered.hasRemaining();
    }

    private boolean pass() throws IOException {
        Optional<FileDescriptor> file;
        synchronized (queue) {
            file = Optional.ofNullable(queue.peek()).flatMap(Parcel::file);
        }
        if (file.isEmpty()) {
            return true;
        }
        boolean went = link.pass(file.get());
        if (went) {
            taken(1);
            FilePassing.close(file.get());
        }
        return went;
    }

    private boolean flushed(ByteBuffer nothing) throws IOException {
        link.write(nothing);
        return !link.isHoldingBack();
    }

    private boolean fill(ByteBuffer scratch) {
        synchronized (queue) {
            for (Parcel each : queue) {
                if (each.file().isPresent()) {
                    break;
                }
                ByteBuffer message = each.bytes();
                int count = Math.min(message.remaining(), scratch.remaining());
                scratch.put(scratch.position(), message, message.position(), count);
                scratch.position(scratch.position() + count);
                if (!scratch.hasRemaining()) {
                    break;
                }
            }
        }
        return scratch.position() > 0;
    }

    private void taken(int count) {
        synchronized (queue) {
            size -= count;
            int left = count;
            while (left > 0) {
                ByteBuffer first = queue.element().bytes();
                int part = Math.min(left, first.remaining());
                first.position(first.position() + part);
                left -= part;
                if (!first.hasRemaining()) {
                    queue.remove();
                }
            }
        }
    }
}
