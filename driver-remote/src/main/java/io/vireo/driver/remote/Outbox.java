package io.vireo.driver.remote;

import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages that wait to be sent, in order, some with open files behind them; whoever finds nobody sending sends all that
 * is there.
 */
final class Outbox {

    private static final int BATCH = 64;

    private final Deque<ByteBuffer> queue = new ArrayDeque<>();
    /** The files, by the byte that each goes beside. */
    private final Map<ByteBuffer, FileDescriptor> files = new IdentityHashMap<>();

    private long queued;
    private boolean isSending;
    private boolean isClosed;

    /**
     * Adds a message and the files behind it, which are closed once they went.
     *
     * @return true when the caller has to send
     */
    synchronized boolean add(ByteBuffer message, List<FileDescriptor> behind) {
        if (isClosed) {
            behind.forEach(FilePassing::close);
            return false;
        }
        add(message);
        for (FileDescriptor file : behind) {
            ByteBuffer place = ByteBuffer.allocate(1);
            files.put(place, file);
            add(place);
        }
        boolean mine = !isSending;
        isSending = true;
        return mine;
    }

    private void add(ByteBuffer bytes) {
        queue.add(bytes);
        queued += bytes.remaining();
    }

    /**
     * Takes what is to be sent next: messages, or the place of one file; empty when nothing is left, and then the caller
     * does not send any more.
     */
    synchronized ByteBuffer[] take() {
        ByteBuffer[] batch = new ByteBuffer[next()];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = queue.remove();
            queued -= batch[i].remaining();
        }
        isSending = batch.length > 0;
        return batch;
    }

    private int next() {
        int most = Math.min(queue.size(), BATCH);
        if (files.isEmpty() || most == 0) {
            return most;
        }
        int plain = 0;
        for (ByteBuffer each : queue) {
            if (plain == most || files.containsKey(each)) {
                break;
            }
            plain++;
        }
        return Math.max(plain, 1);
    }

    /** The file that goes beside what was taken, if that is the place of one. */
    synchronized Optional<FileDescriptor> fileOf(ByteBuffer[] batch) {
        return files.isEmpty() ? Optional.empty() : Optional.ofNullable(files.get(batch[0]));
    }

    /** Closes a file that has gone. */
    synchronized void sent(ByteBuffer[] batch) {
        Optional.ofNullable(files.remove(batch[0])).ifPresent(FilePassing::close);
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
        files.values().forEach(FilePassing::close);
        files.clear();
        queue.clear();
        queued = 0;
    }
}
