package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrWriter;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One connection to a server of libvirt's protocol that costs as little as can be: calls are bytes made beforehand, and of
 * most replies only the header is looked at. Blocking, for one thread.
 */
final class Wire implements AutoCloseable {

    private static final int ROOM = 1 << 18;
    private static final int HEADER = 28;
    private static final int TYPE = 16;
    private static final int SERIAL = 20;
    private static final int STATUS = 24;

    private static final int CLOSE = 2;
    private static final int OPEN = 1;
    private static final int AUTH_LIST = 66;

    private final SocketChannel channel;
    private final ByteBuffer arrived = ByteBuffer.allocate(ROOM);
    private ByteBuffer sent = ByteBuffer.allocate(ROOM);
    private int serial;
    private int events;
    private Consumer<VirtEvent> ear = event -> {};

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects, logs in without authentication, and opens a URI. */
    static Wire open(Path socket, String uri) throws IOException {
        Wire wire = new Wire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        try {
            wire.call(message(AUTH_LIST, new ConnectRef()));
            wire.call(message(OPEN, new ConnectRef(), Optional.of(uri), ClientFlags.of(false)));
            return wire;
        } catch (IOException refused) {
            wire.channel.close();
            throw refused;
        }
    }

    /** Makes the bytes of a call; their serial is set when they are sent. */
    static byte[] message(int procedure, Ref subject, Object... args) {
        Row row = Table.TABLE.row(Program.REMOTE, procedure).orElseThrow();
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(0));
        row.writeArgs(out, row.ask(subject, args));
        return Packets.end(out).array();
    }

    /** Sends some calls at once. */
    void send(byte[] message, int times) throws IOException {
        if (sent.capacity() < message.length * times) {
            sent = ByteBuffer.allocate(message.length * times);
        }
        sent.clear();
        for (int i = 0; i < times; i++) {
            int at = sent.position();
            sent.put(message).putInt(at + SERIAL, serial++);
        }
        sent.flip();
        while (sent.hasRemaining()) {
            channel.write(sent);
        }
    }

    /** Waits for something to come and returns how many replies there were; events are counted beside. */
    int replies() throws IOException {
        if (channel.read(arrived) < 0) {
            throw new EOFException("the server closed the connection");
        }
        arrived.flip();
        int replies = 0;
        while (arrived.remaining() >= HEADER && arrived.remaining() >= arrived.getInt(arrived.position())) {
            int at = arrived.position();
            if (arrived.getInt(at + TYPE) == PacketType.REPLY.number()) {
                check(at);
                replies++;
            } else {
                message(at);
            }
            arrived.position(at + arrived.getInt(at));
        }
        arrived.compact();
        return replies;
    }

    /** Takes what has come; waits a moment when there is nothing. */
    void lookFor(long nanos) throws IOException {
        channel.configureBlocking(false);
        try {
            int before = events;
            if (replies() == 0 && events == before) {
                LockSupport.parkNanos(nanos);
            }
        } finally {
            channel.configureBlocking(true);
        }
    }

    private void message(int at) throws IOException {
        if (arrived.getInt(at + 4) == Program.KEEPALIVE.number()) {
            channel.write(Packets.pong());
        } else {
            heard(frame(at));
        }
    }

    private Frame frame(int at) {
        ByteBuffer one = arrived.duplicate().limit(at + arrived.getInt(at));
        return new Framing().next(one).orElseThrow();
    }

    /** Tells somebody of every event from now on. */
    void hear(Consumer<VirtEvent> listener) {
        ear = listener;
    }

    private void heard(Frame frame) {
        events++;
        EventTable.EVENTS
                .row(
                        Program.of(frame.header().program()).orElseThrow(),
                        frame.header().procedure())
                .ifPresent(row -> ear.accept(row.read(frame.payload()).event()));
    }

    private void check(int at) throws IOException {
        if (arrived.getInt(at + STATUS) != PacketStatus.OK.number()) {
            throw new CallRefused(WireError.read(frame(at).payload()));
        }
    }

    /** Calls and waits for the reply, whose content nobody looks at. */
    void call(byte[] message) throws IOException {
        send(message, 1);
        while (replies() == 0) {
            // An event came first.
        }
    }

    /** Calls and decodes the reply, however long it is. */
    Object ask(int procedure, Ref subject, Object... args) throws IOException {
        Row row = Table.TABLE.row(Program.REMOTE, procedure).orElseThrow();
        Request request = row.ask(subject, args);
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(serial++));
        row.writeArgs(out, request);
        ByteBuffer message = Packets.end(out);
        while (message.hasRemaining()) {
            channel.write(message);
        }
        Frame reply = reply();
        if (reply.header().status() != PacketStatus.OK) {
            throw new CallRefused(WireError.read(reply.payload()));
        }
        return row.readResult(reply.payload(), request);
    }

    private Frame reply() throws IOException {
        Framing framing = new Framing();
        while (true) {
            if (channel.read(arrived) < 0) {
                throw new EOFException("the server closed the connection");
            }
            arrived.flip();
            for (Optional<Frame> next = framing.next(arrived); next.isPresent(); next = framing.next(arrived)) {
                if (next.get().header().type() == PacketType.REPLY) {
                    arrived.compact();
                    return next.get();
                }
                if (next.get().isPing()) {
                    channel.write(Packets.pong());
                } else {
                    heard(next.get());
                }
            }
            arrived.clear();
        }
    }

    /** Waits until so many events have come since the connection was opened. */
    void awaitEvents(int many) throws IOException {
        while (events < many) {
            replies();
        }
    }

    int events() {
        return events;
    }

    SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        call(message(CLOSE, new ConnectRef()));
        channel.close();
    }
}
