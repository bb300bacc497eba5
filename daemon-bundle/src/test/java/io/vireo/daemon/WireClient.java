package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrReader;
import io.vireo.protocol.XdrWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** A client that speaks the protocol by hand, so that it can also say what no client should. */
final class WireClient implements AutoCloseable {

    private final AutoCloseable socket;
    private final InputStream in;
    private final OutputStream out;
    private final Framing framing = new Framing();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    private final Deque<Frame> beside = new ArrayDeque<>();
    private int serial;

    WireClient(AutoCloseable socket, InputStream in, OutputStream out) {
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    static WireClient connect(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        return new WireClient(channel, input(channel), output(channel));
    }

    // The JDK's own streams of a channel let nobody write while somebody reads.
    private static InputStream input(SocketChannel channel) {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    private static OutputStream output(SocketChannel channel) {
        return new OutputStream() {
            @Override
            public void write(int single) {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        };
    }

    /** Connects and opens, as every client does first. */
    static WireClient open(Path path, String uri) throws IOException {
        WireClient client = connect(path);
        client.call(Authentication.class, "authTypes");
        client.openUri(uri, false);
        return client;
    }

    void openUri(String uri, boolean readOnly) throws IOException {
        call(Handshake.class, "open", Optional.of(uri), ClientFlags.of(readOnly));
    }

    /** Makes a call on the connection; an error in the answer is thrown. */
    Object call(Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        return callOn(ConnectRef.INSTANCE, facet, name, arguments);
    }

    /** Makes a call on an object. */
    Object callOn(Ref subject, Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        Row row = row(facet, name);
        Request request = row.ask(subject, arguments);
        int number = send(row, request);
        return result(row, request, reply(number));
    }

    /** The next call has a serial that another had. */
    void again(int used) {
        serial = used;
    }

    /** Sends a call and returns its serial. */
    int send(Ref subject, Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        Row row = row(facet, name);
        return send(row, row.ask(subject, arguments));
    }

    private int send(Row row, Request request) throws IOException {
        XdrWriter writer = new XdrWriter();
        Packets.begin(writer, row.call(serial));
        row.writeArgs(writer, request);
        write(Packets.end(writer));
        return serial++;
    }

    private static Object result(Row row, Request request, Frame reply) {
        XdrReader reader = reply.payload();
        if (reply.header().status() == PacketStatus.ERROR) {
            throw WireError.received(reader);
        }
        return row.flow() == Row.Flow.NONE ? row.readResult(reader, request) : reply.header();
    }

    static Row row(Class<? extends Facet> facet, String name) {
        Method method = Arrays.stream(facet.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(facet + " has no " + name));
        return Table.TABLE.row(facet, method).orElseThrow();
    }

    /** Waits for the reply to a call; what else comes is kept for {@link #next}. */
    Frame reply(int number) throws IOException {
        Deque<Frame> others = new ArrayDeque<>();
        while (true) {
            Frame frame = next();
            if (frame.header().type() == PacketType.REPLY && frame.header().serial() == number) {
                others.descendingIterator().forEachRemaining(beside::addFirst);
                return frame;
            }
            others.add(frame);
        }
    }

    /** Waits for the next message, whatever it is; {@link EOFException} when the server hung up. */
    Frame next() throws IOException {
        return beside.isEmpty() ? arrive() : beside.removeFirst();
    }

    private Frame arrive() throws IOException {
        while (true) {
            Optional<Frame> frame = framing.next(buffer);
            if (frame.isPresent()) {
                return frame.get();
            }
            int count = in.read(buffer.array());
            if (count < 0) {
                throw new EOFException("the server hung up");
            }
            buffer.clear().limit(count);
        }
    }

    /** Sends bytes as they are. */
    void write(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.write(copy);
        out.flush();
    }

    /** Sends a header of any shape, and a payload. */
    int write(int program, int version, int procedure, int type, int status, byte... payload) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(28 + payload.length);
        message.putInt(28 + payload.length).putInt(program).putInt(version).putInt(procedure);
        message.putInt(type).putInt(serial).putInt(status).put(payload);
        write(message.flip());
        return serial++;
    }

    /** Sends bytes in a stream. */
    void stream(Header call, byte... bytes) throws IOException {
        write(Packets.streamData(call, ByteBuffer.wrap(bytes)));
    }

    /** Says whether the server hangs up within some time, whatever it says before. */
    boolean isHungUpOn() {
        try {
            while (true) {
                next();
            }
        } catch (IOException gone) {
            return true;
        }
    }

    /** Closes the socket under whoever uses it. */
    void hangUp() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
