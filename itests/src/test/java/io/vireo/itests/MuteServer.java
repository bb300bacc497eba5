package io.vireo.itests;

import io.vireo.protocol.AuthType;
import io.vireo.protocol.Enclosures;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of the protocol for one client at a time, which can fall silent: then it takes every call and answers none. */
final class MuteServer implements AutoCloseable {

    static final String HOSTNAME = "mute.example";

    private static final int CLOSE = 2;
    private static final Object NOTHING = new Object();

    /** What it answers while it speaks, by procedure; everything else is unknown to it. */
    private static final Map<Integer, Object> ANSWERS =
            Map.of(1, NOTHING, CLOSE, NOTHING, 59, HOSTNAME, 60, true, 66, List.of(AuthType.NONE), 360, NOTHING);

    private final Path path;
    private final ServerSocketChannel listening;
    private final Optional<FilePassing> passing = FilePassing.here();
    private final AtomicInteger clients = new AtomicInteger();
    private final BlockingQueue<Frame> unanswered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> ofStreams = new LinkedBlockingQueue<>();
    private volatile SocketChannel client;
    private volatile boolean isSilent;

    MuteServer(Path path) throws IOException {
        this.path = path;
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        Thread serving = new Thread(this::serve, "mute server");
        serving.setDaemon(true);
        serving.start();
    }

    String uri() {
        return "test+unix:///default?reconnect=0&socket=" + path;
    }

    /** How many clients came at all. */
    int clients() {
        return clients.get();
    }

    /** Answers no more, or again. */
    void silence(boolean from) {
        isSilent = from;
    }

    /** Says whether a call waits for its answer. */
    boolean isHolding() {
        return !unanswered.isEmpty();
    }

    /** The next call that waits for its answer; empty when none comes in time. */
    Optional<Frame> nextHeld(Duration patience) throws InterruptedException {
        return Optional.ofNullable(unanswered.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The next message about a stream; empty when none comes in time. */
    Optional<Frame> nextOfStream(Duration patience) throws InterruptedException {
        return Optional.ofNullable(ofStreams.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Answers a call after all: that it was carried out. */
    void answerLate(Frame call) throws IOException {
        send(Packets.empty(call.header().answer(PacketType.REPLY, PacketStatus.OK)));
    }

    private void serve() {
        try {
            while (true) {
                client = listening.accept();
                clients.incrementAndGet();
                converse();
                client.close();
            }
        } catch (IOException closed) {
            // The test is over.
            assert !listening.isOpen() : closed;
        }
    }

    private void converse() throws IOException {
        Framing framing = new Framing();
        Enclosures enclosures = new Enclosures(PacketType.CALL_WITH_FILES, passing.isPresent());
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        while (read(buffer.clear(), enclosures) >= 0) {
            buffer.flip();
            for (Optional<Frame> next = enclosures.next(framing, buffer);
                    next.isPresent();
                    next = enclosures.next(framing, buffer)) {
                next.get().files().forEach(FilePassing::close);
                if (!take(next.get())) {
                    return;
                }
            }
        }
    }

    private int read(ByteBuffer buffer, Enclosures enclosures) throws IOException {
        return passing.isPresent() ? passing.get().receive(client, buffer, enclosures.arrived()) : client.read(buffer);
    }

    /** Takes a message; says whether the client wants to go on. */
    private boolean take(Frame frame) throws IOException {
        PacketType type = frame.header().type();
        if (frame.isPing()) {
            send(Packets.pong());
        } else if (type == PacketType.STREAM) {
            ofStreams.add(frame);
        } else if (isSilent) {
            unanswered.add(frame);
        } else {
            answer(frame);
            return frame.header().procedure() != CLOSE;
        }
        return true;
    }

    private void answer(Frame call) throws IOException {
        int procedure = call.header().procedure();
        Object answer = ANSWERS.get(procedure);
        if (answer == null || call.header().program() != Program.REMOTE.number()) {
            send(Packets.error(call.header(), WireError.unknownProcedure(procedure)));
            return;
        }
        Row row = Table.TABLE.row(Program.REMOTE, procedure).orElseThrow();
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.reply(call.header()));
        row.writeResult(out, row.readArgs(call.values()), answer == NOTHING ? null : answer);
        send(Packets.end(out));
    }

    private synchronized void send(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            client.write(message);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            if (client != null && client.isOpen()) {
                // Whoever reads by the system, to get files, is woken by nothing else.
                client.shutdownInput();
                client.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
