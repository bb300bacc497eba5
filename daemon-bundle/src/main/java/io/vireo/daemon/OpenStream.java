package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Row;
import io.vireo.protocol.XdrException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream between a driver and a client. What the client sends waits in a short queue for a thread that exists only
 * while there is something; what the driver sends is read as fast as the client takes it.
 */
final class OpenStream {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStream.class);

    /** How much of the client's bytes may wait before no more are read from it. */
    private static final int WINDOW = 1024 * 1024;

    private final Session session;
    private final Header call;
    private final VirtStream stream;
    private final Consumer<OpenStream> afterwards;
    private final Deque<Frame> arrived = new ArrayDeque<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean finishing;
    private volatile long waiting;
    private boolean taking;
    private boolean reads;
    private boolean reading;
    private boolean readAll;

    OpenStream(Session session, Header call, VirtStream stream, Consumer<OpenStream> afterwards) {
        this.session = session;
        this.call = call;
        this.stream = stream;
        this.afterwards = afterwards;
    }

    void start(Row.Flow flow) {
        reads = flow == Row.Flow.DOWN || flow == Row.Flow.BOTH;
        drained();
    }

    boolean isFull() {
        return waiting > WINDOW;
    }

    /** Takes what the client sent. */
    void take(Frame frame) {
        if (frame.header().status() == PacketStatus.ERROR) {
            abort();
            return;
        }
        synchronized (arrived) {
            arrived.add(frame);
            waiting += frame.length();
            if (taking) {
                return;
            }
            taking = true;
        }
        session.host().patiently(this::work);
    }

    private void work() {
        try {
            for (Frame frame = next(); frame != null && !over.get(); frame = next()) {
                pass(frame);
                boolean wasFull = isFull();
                synchronized (arrived) {
                    waiting -= frame.length();
                }
                if (wasFull && !isFull()) {
                    session.client().settle();
                }
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private Frame next() {
        synchronized (arrived) {
            Frame frame = arrived.poll();
            taking = frame != null;
            return frame;
        }
    }

    private void pass(Frame frame) {
        if (frame.header().type() == PacketType.STREAM_HOLE) {
            stream.writeHole(Packets.holeLength(frame));
        } else if (frame.header().status() == PacketStatus.OK) {
            finish();
        } else if (frame.length() > 0) {
            stream.write(ByteBuffer.wrap(frame.bytes(), frame.from(), frame.length()));
        }
    }

    private void finish() {
        finishing = true;
        stream.finish();
        if (end()) {
            session.client().send(Packets.streamFinish(call));
        }
    }

    private void abort() {
        if (end()) {
            session.client().send(Packets.streamFinish(call));
            session.host().patiently(this::letGo);
        }
    }

    /** Gives the stream up without a word: its client is gone. */
    void drop() {
        if (end()) {
            letGo();
        }
    }

    /** Nobody is there any more whom it would concern that it cannot be aborted, as when its driver went before. */
    private void letGo() {
        try {
            stream.abort();
        } catch (VirtException gone) {
            LOG.debug("{}: a stream could not be aborted", call, gone);
        }
    }

    private void fail(Throwable failure) {
        if (end()) {
            session.client().send(Packets.streamError(call, factsOf(failure)));
            letGo();
        }
    }

    private static ErrorFacts factsOf(Throwable failure) {
        if (failure instanceof VirtException said) {
            return said.facts();
        }
        ErrorCode code = failure instanceof XdrException ? ErrorCode.RPC : ErrorCode.INTERNAL_ERROR;
        return ErrorFacts.of(code, String.valueOf(failure.getMessage())).in(ErrorDomain.STREAMS);
    }

    private boolean end() {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        synchronized (arrived) {
            arrived.clear();
            waiting = 0;
        }
        afterwards.accept(this);
        session.client().settle();
        return true;
    }

    /** The client took what waited for it: there is room for more of the driver's bytes. */
    void drained() {
        synchronized (arrived) {
            if (!reads || reading || readAll || over.get() || session.client().unsent() >= Limits.UNSENT_PAUSE) {
                return;
            }
            reading = true;
        }
        session.host().patiently(this::read);
    }

    private void read() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(Framing.STREAM_CHUNK);
            while (!over.get() && more(buffer.clear())) {
                if (isHeldUp()) {
                    return;
                }
            }
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    /** Says whether the client has enough to read for now; then this thread goes, and {@link #drained} brings one back. */
    private boolean isHeldUp() {
        if (session.client().unsent() < Limits.UNSENT_PAUSE) {
            return false;
        }
        synchronized (arrived) {
            reading = false;
        }
        drained();
        return true;
    }

    private boolean more(ByteBuffer buffer) {
        int count = stream.read(buffer);
        if (over.get() || finishing) {
            return false;
        }
        if (count == 0) {
            long hole = stream.readHole();
            if (hole > 0) {
                session.client().send(Packets.streamHole(call, hole));
            }
            return true;
        }
        session.client().send(Packets.streamData(call, buffer.flip()));
        synchronized (arrived) {
            readAll = count < 0;
        }
        return count >= 0;
    }
}
