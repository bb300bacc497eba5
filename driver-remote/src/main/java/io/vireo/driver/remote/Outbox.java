package io.vireo.driver.remote;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Messages that wait to be sent, in order; whoever finds nobody sending sends all that is there. */
final class Outbox {

    private static final int BATCH = 64;

    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    private long queued;
    private boolean isSending;
    private boolean isClosed;

    /**
     * Adds a message.
     *
     * @return true when the caller has to send
     */
    synchronized boolean add(ByteBuffer message) {
        if (isClosed) {
            return false;
        }
        queue.add(message);
        queued += message.remaining();
        boolean mine = !isSending;
        isSending = true;
        return mine;
    }

    /** Takes what is to be sent next; empty when nothing is left, and then the caller does not send any more. */
    synchronized ByteBuffer[] take() {
        ByteBuffer[] batch = new ByteBuffer[Math.min(queue.size(), BATCH)];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = queue.remove();
            queued -= batch[i].remaining();
        }
        isSending = batch.length > 0;
        return batch;
    }

    /** Puts back what could not be sent yet; the caller still is the one who sends. */
    synchronized void putBack(ByteBuffer[] batch) {
        for (int i = batch.length - 1; i >= 0; i--) {
            if (batch[i].hasRemaining()) {
                queue.addFirst(batch[i]);
                queued += batch[i].remaining();
            }
        }
    }

    synchronized long queued() {
        return queued;
    }

    /** Drops everything, for ever. */
    synchronized void close() {
        isClosed = true;
        queue.clear();
        queued = 0;
    }
}
