package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Header;
import io.vireo.protocol.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** A stream that a call began: data, holes and its end travel as messages with the call's number. */
final class RemoteStream implements VirtStream {

    /** What arrived: bytes, or a hole. */
    private record Piece(ByteBuffer bytes, long hole) {}

    private static final int LEAST_HOLE = 64;

    private final Channel channel;
    private final Header call;
    private final Deque<Piece> inbox = new ArrayDeque<>();
    private long waiting;
    private boolean hasAllArrived;
    private boolean hasBegun;
    private boolean hasEnded;
    private boolean isUnwanted;
    private Supplier<RuntimeException> failure;

    RemoteStream(Channel channel, Header call) {
        this.channel = channel;
        this.call = call;
    }

    Header call() {
        return call;
    }

    /** The server has the stream now. One that was given up before is aborted only here: till now it knew of none. */
    void begun() {
        synchronized (this) {
            hasBegun = true;
            if (!isUnwanted) {
                return;
            }
        }
        channel.send(Packets.streamAbort(call));
    }

    /** Takes data; without any, all has arrived. */
    synchronized void data(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            hasAllArrived = true;
            notifyAll();
        } else {
            add(new Piece(bytes, 0), bytes.remaining());
        }
    }

    synchronized void hole(long length) {
        // Counted as if it took room, so that endless holes are not free.
        add(new Piece(ByteBuffer.allocate(0), length), LEAST_HOLE);
    }

    private void add(Piece piece, int size) {
        if (hasEnded || failure != null) {
            return;
        }
        inbox.add(piece);
        waiting += size;
        channel.flow().arrived(size);
        notifyAll();
    }

    /** The server confirms the end. */
    synchronized void end() {
        hasEnded = true;
        hasAllArrived = true;
        drop();
    }

    /** The stream broke; what arrived before is of no more use. */
    synchronized void fail(Supplier<RuntimeException> why) {
        if (!hasEnded && failure == null) {
            failure = why;
        }
        drop();
    }

    private void drop() {
        channel.flow().consumed(waiting);
        waiting = 0;
        inbox.clear();
        notifyAll();
    }

    synchronized long waiting() {
        return waiting;
    }

    @Override
    public synchronized int read(ByteBuffer target) {
        await("virStreamRecv", () -> inbox.isEmpty() && !hasAllArrived);
        if (inbox.isEmpty()) {
            return -1;
        }
        ByteBuffer bytes = inbox.element().bytes();
        if (!bytes.hasRemaining()) {
            return 0;
        }
        int count = Math.min(bytes.remaining(), target.remaining());
        target.put(bytes.slice().limit(count));
        bytes.position(bytes.position() + count);
        consumed(count);
        if (!bytes.hasRemaining()) {
            inbox.remove();
        }
        return count;
    }

    @Override
    public synchronized long readHole() {
        await("virStreamRecvHole", () -> inbox.isEmpty() && !hasAllArrived);
        if (inbox.isEmpty() || inbox.element().bytes().hasRemaining()) {
            return 0;
        }
        consumed(LEAST_HOLE);
        return inbox.remove().hole();
    }

    private void consumed(long count) {
        waiting -= count;
        channel.flow().consumed(count);
    }

    private void await(String function, java.util.function.BooleanSupplier nothing) {
        try {
            while (failure == null && nothing.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Channel.interrupted(function);
        }
        if (failure != null) {
            throw failure.get();
        }
    }

    @Override
    public void write(ByteBuffer source) {
        while (source.hasRemaining()) {
            int count = Math.min(source.remaining(), Framing.STREAM_CHUNK);
            ByteBuffer chunk = source.slice().limit(count);
            send("virStreamSend", Packets.streamData(call, chunk));
            source.position(source.position() + count);
        }
    }

    @Override
    public void writeHole(long length) {
        send("virStreamSendHole", Packets.streamHole(call, length));
    }

    private void send(String function, ByteBuffer message) {
        channel.awaitRoom(function, this::isWritable);
        checkWritable(function);
        channel.send(message);
    }

    private synchronized boolean isWritable() {
        return failure == null && !hasEnded;
    }

    private synchronized void checkWritable(String function) {
        if (failure != null) {
            throw failure.get();
        }
        if (hasEnded) {
            throw new VirtException(ErrorCode.INVALID_STREAM, function + ": the stream has ended");
        }
    }

    @Override
    public void finish() {
        synchronized (this) {
            checkWritable("virStreamFinish");
            drop();
        }
        channel.send(Packets.streamFinish(call));
        synchronized (this) {
            await("virStreamFinish", () -> !hasEnded);
        }
    }

    @Override
    public void abort() {
        synchronized (this) {
            if (hasEnded || failure != null) {
                return;
            }
            failure = () -> new VirtException(ErrorCode.INVALID_STREAM, "the stream was aborted");
            drop();
            isUnwanted = !hasBegun;
            if (isUnwanted) {
                return;
            }
        }
        // Nobody waits: until the server confirms, the channel drops what is still under way.
        channel.send(Packets.streamAbort(call));
    }
}
