package io.vireo.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private final Lock writing = new ReentrantLock();
    private volatile long size;
    private volatile boolean blocked;

    Outbox(Link link) {
        this.link = link;
    }

    /** Adds a message; returns how many bytes wait now. */
    long add(ByteBuffer message) {
        synchronized (queue) {
            queue.add(message);
            size += message.remaining();
            return size;
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
            while (fill(scratch.clear())) {
                scratch.flip();
                int whole = scratch.remaining();
                link.write(scratch);
                taken(whole - scratch.remaining());
                if (scratch.hasRemaining()) {
                    return false;
                }
            }
            return !link.isHoldingBack() || flushed(scratch.clear().flip());
        } finally {
            SCRATCH.add(scratch);
        }
    }

    private boolean flushed(ByteBuffer nothing) throws IOException {
        link.write(nothing);
        return !link.isHoldingBack();
    }

    private boolean fill(ByteBuffer scratch) {
        synchronized (queue) {
            for (ByteBuffer message : queue) {
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
                ByteBuffer first = queue.element();
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
