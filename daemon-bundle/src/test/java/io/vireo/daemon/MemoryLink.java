package io.vireo.daemon;

import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A socket that is none: what a client says is handed over, and what it is told is cut into messages. */
final class MemoryLink implements Link {

    private final Framing framing = new Framing();
    private final List<Frame> told = new ArrayList<>();
    private ByteBuffer said = ByteBuffer.allocate(0);
    private boolean closed;

    /** Says bytes. */
    synchronized void say(byte[] bytes) {
        said = ByteBuffer.wrap(bytes);
    }

    /** Says whether something that was said has not been read yet. */
    synchronized boolean isUnread() {
        return said.hasRemaining() && !closed;
    }

    /** What the client was told; fails when that is no protocol. */
    synchronized List<Frame> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized int read(ByteBuffer target, List<FileDescriptor> files) {
        int count = Math.min(target.remaining(), said.remaining());
        target.put(said.slice().limit(count));
        said.position(said.position() + count);
        return count;
    }

    @Override
    public synchronized void write(ByteBuffer source) {
        for (Optional<Frame> next = framing.next(source); next.isPresent(); next = framing.next(source)) {
            told.add(next.get());
        }
    }

    @Override
    public boolean isPending() {
        return false;
    }

    @Override
    public boolean isHoldingBack() {
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
