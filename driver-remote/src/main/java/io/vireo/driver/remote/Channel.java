package io.vireo.driver.remote;

import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.event.CloseReason;
import io.vireo.protocol.Enclosures;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Row;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrException;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A conversation with a server over one link: many calls at once, each answered whenever the server likes.
 *
 * <p>Once it has ended it stays so; everything that waits fails at once, and everything that comes later.
 */
final class Channel implements Link.Receiver {

    /** Who wants to know what comes without having been asked for. */
    interface Listener {

        /** An event arrived; must not wait. */
        void message(Frame frame);

        /** The channel has ended, unless this side closed it. */
        void lost(End end);
    }

    /** The bytes of a call. */
    @FunctionalInterface
    interface Arguments {
        void write(XdrWriter out);
    }

    /**
     * What a server answered.
     *
     * @param frame the reply
     * @param stream the stream that began with it
     */
    record Answer(Frame frame, Optional<RemoteStream> stream) {}

    private static final long MOST_UNSENT = 4L << 20;
    private static final long ROOM_NANOS = 200_000;

    private final String server;
    private final Link link;
    private final WrappedLink wrapped;
    private final Listener listener;
    private final Flow flow;
    private final Framing framing = new Framing();
    private final AtomicInteger serials = new AtomicInteger();
    private final Pending calls = new Pending();
    private final Enclosures enclosures;
    private final Streams streams = new Streams(this);
    private final AtomicReference<End> end = new AtomicReference<>();
    private volatile Optional<Keepalive> keepalive = Optional.empty();

    Channel(String server, Link link, Listener listener) {
        this.server = server;
        this.link = link;
        this.wrapped = new WrappedLink(link);
        this.listener = listener;
        this.flow = new Flow(link);
        this.enclosures = new Enclosures(
                PacketType.REPLY_WITH_FILES, link.obstacleToFiles().isEmpty());
    }

    void start() {
        link.start(this);
    }

    Flow flow() {
        return flow;
    }

    /** Calls a procedure and waits for its reply; what the server refuses is thrown. */
    Answer call(Row row, Arguments arguments) {
        Header header = row.call(serials.getAndIncrement());
        Message message = Message.of(header, arguments);
        Optional<RemoteStream> stream = streams.expect(row, header);
        Waiting waiting = calls.add(header);
        flow.callBegins();
        try {
            send(message);
            // Whoever came after the end was not told with the others.
            end().ifPresent(ended -> calls.fail(header.serial(), () -> lost(ended)));
            Frame reply = waiting.await();
            check(reply);
            return new Answer(reply, stream);
        } catch (InterruptedException stopped) {
            calls.abandon(header.serial(), waiting);
            stream.ifPresent(RemoteStream::abort);
            Thread.currentThread().interrupt();
            throw interrupted(row.function());
        } catch (RuntimeException refused) {
            streams.forget(header);
            throw refused;
        } finally {
            flow.callEnds();
        }
    }

    private static void check(Frame reply) {
        if (reply.header().status() == PacketStatus.ERROR) {
            reply.files().forEach(FilePassing::close);
            throw WireError.received(reply.payload());
        }
    }

    /** What a caller gets whose thread was interrupted; the server may carry out what it was asked to. */
    static VirtException interrupted(String what) {
        return new VirtException(
                ErrorCode.OPERATION_ABORTED,
                what + ": the calling thread was interrupted; the server may carry it out all the same");
    }

    /** Why open files cannot go with calls and replies; empty when they can. */
    Optional<String> obstacleToFiles() {
        return wrapped.obstacleToFiles();
    }

    void send(ByteBuffer message) {
        send(new Message(message, List.of()));
    }

    private void send(Message message) {
        try {
            wrapped.send(message);
        } catch (IOException broken) {
            violated("wrapping a message failed: " + broken.getMessage());
        }
    }

    /** Everything after this moment is wrapped, both ways. */
    void wrapFromNowOn(Wrapping layer) {
        wrapped.wrapFromNowOn(layer);
    }

    boolean isSecure() {
        return wrapped.isSecure();
    }

    /** Lets a stream wait until not too much of it is under way. */
    void awaitRoom(String function, BooleanSupplier stillWanted) {
        while (link.queued() > MOST_UNSENT && end.get() == null && stillWanted.getAsBoolean()) {
            LockSupport.parkNanos(this, ROOM_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(function);
            }
        }
    }

    @Override
    public List<FileDescriptor> files() {
        return enclosures.arrived();
    }

    @Override
    public void received(ByteBuffer bytes) {
        keepalive.ifPresent(Keepalive::heard);
        try {
            ByteBuffer plain = wrapped.plain(bytes);
            Optional<Frame> frame = enclosures.next(framing, plain);
            while (frame.isPresent() && end.get() == null) {
                take(frame.get());
                frame = enclosures.next(framing, plain);
            }
            enclosures.requireNothingElse();
        } catch (XdrException | IOException wrong) {
            violated(wrong.getMessage());
        }
    }

    private void take(Frame frame) {
        switch (frame.header().type()) {
            case REPLY, REPLY_WITH_FILES -> {
                streams.answered(frame.header());
                calls.answer(frame).ifPresent(this::violated);
            }
            case MESSAGE -> message(frame);
            case STREAM -> streams.take(frame);
            case STREAM_HOLE -> streams.takeHole(frame);
            default -> {
                frame.files().forEach(FilePassing::close);
                violated("a message of type " + frame.header().type() + " is none that a server sends");
            }
        }
    }

    private void message(Frame frame) {
        if (frame.isPing()) {
            send(Packets.pong());
        } else if (!frame.isPong()) {
            listener.message(frame);
        }
    }

    /** What a caller gets whose reply cannot be decoded; the conversation goes on, since its frames are whole. */
    VirtException unreadable(String function, XdrException why) {
        return VirtException.of(ErrorFacts.of(
                        ErrorCode.RPC, function + ": the reply of " + server + " makes no sense: " + why.getMessage())
                .in(ErrorDomain.REMOTE));
    }

    /** The server does not keep to the protocol: nothing that it says can be trusted any more. */
    private void violated(String what) {
        finish(new End(End.Cause.ERROR, server + " does not keep to the protocol: " + what));
    }

    /** Asks a silent server whether it is there, and ends the channel when it does not answer. */
    void watch(Keepalive watch) {
        keepalive = Optional.of(watch);
    }

    /** Looks whether the server is silent, or a stream unread; called every second. */
    void tick() {
        streams.look();
        keepalive.ifPresent(watch -> {
            switch (watch.look(flow.isPaused())) {
                case FINE -> {}
                case ASK -> send(Packets.ping());
                case DEAD ->
                    finish(new End(
                            End.Cause.KEEPALIVE,
                            server + " did not answer for " + watch.patience().toSeconds() + " s"));
            }
        });
    }

    private void finish(End why) {
        if (end.compareAndSet(null, why)) {
            link.close();
        }
    }

    /** Ends the channel because the server takes too long to let this client in. */
    void giveUp(Duration patience) {
        finish(new End(End.Cause.ERROR, server + " did not let this client in within " + patience.toSeconds() + " s"));
    }

    /** Ends the channel because the server says that what it had opened is closed. */
    void closedByServer(CloseReason reason) {
        finish(new End(
                End.Cause.of(reason),
                server + " has closed what it had opened (" + reason.name().toLowerCase(Locale.ROOT) + ")"));
    }

    /** Ends the channel because nobody needs it any more. */
    void close() {
        finish(new End(End.Cause.CLIENT, "the connection to " + server + " was closed"));
    }

    @Override
    public void ended(IOException why) {
        end.compareAndSet(null, End.of(server, why));
        End ended = end.get();
        Supplier<RuntimeException> failure = () -> lost(ended);
        enclosures.drop();
        calls.failAll(failure);
        streams.failAll(failure);
        if (ended.cause() != End.Cause.CLIENT) {
            listener.lost(ended);
        }
    }

    private static ConnectionLost lost(End ended) {
        return new ConnectionLost(ended.message());
    }

    Optional<End> end() {
        return Optional.ofNullable(end.get());
    }
}
