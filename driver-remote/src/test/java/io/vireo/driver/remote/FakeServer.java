package io.vireo.driver.remote;

import io.vireo.VirtException;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.AuthType;
import io.vireo.protocol.Enclosures;
import io.vireo.protocol.EventRow;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of the protocol that says what a test wants: by default it lets everybody in and has no domains. */
final class FakeServer implements AutoCloseable {

    static final int OPEN = 1;
    static final int CLOSE = 2;
    static final int DOMAIN_BY_NAME = 23;
    static final int SUPPORTS_FEATURE = 60;
    static final int AUTH_LIST = 66;
    static final int LIST_DOMAINS = 273;
    static final int REGISTER_DOMAIN_EVENT = 316;
    static final int REGISTER_CLOSE_CALLBACK = 360;

    /** What a procedure answers. */
    @FunctionalInterface
    interface Answer {
        Object to(Request request);
    }

    /** What a server does with a message, whatever the protocol says. */
    @FunctionalInterface
    interface Script {
        void run(Conversation conversation, Frame call);
    }

    private final Path path;
    private final ServerSocketChannel listening;
    private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Integer, Script> scripts = new ConcurrentHashMap<>();
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private final AtomicInteger callbacks = new AtomicInteger();
    private volatile Optional<FilePassing> passing = Optional.empty();

    /** Every procedure that was called, in order. */
    final List<Integer> called = new CopyOnWriteArrayList<>();

    /** Every message that was no call. */
    final BlockingQueue<Frame> others = new LinkedBlockingQueue<>();

    FakeServer(Path path) {
        this.path = path;
        this.listening = listen(path);
        answer(AUTH_LIST, request -> List.of(AuthType.NONE));
        answer(SUPPORTS_FEATURE, request -> true);
        answer(OPEN, request -> null);
        answer(REGISTER_DOMAIN_EVENT, request -> callbacks.incrementAndGet());
        answer(REGISTER_CLOSE_CALLBACK, request -> null);
        answer(LIST_DOMAINS, request -> List.of());
        script(CLOSE, (conversation, call) -> {
            conversation.reply(call, null);
            conversation.cut();
        });
        Thread accepting = new Thread(this::accept, "fake server");
        accepting.setDaemon(true);
        accepting.start();
    }

    private static ServerSocketChannel listen(Path path) {
        try {
            Files.deleteIfExists(path);
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String uri(String... parameters) {
        String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        return "test+unix:///default?socket=" + path + more;
    }

    Path path() {
        return path;
    }

    FakeServer answer(int procedure, Answer answer) {
        answers.put(procedure, answer);
        return this;
    }

    FakeServer script(int procedure, Script script) {
        scripts.put(procedure, script);
        return this;
    }

    /** Takes and gives open files from now on, to clients that come. */
    FakeServer passing(FilePassing files) {
        passing = Optional.of(files);
        return this;
    }

    /** The client that came last. */
    Conversation last() {
        return conversations.get(conversations.size() - 1);
    }

    int clients() {
        return conversations.size();
    }

    private void accept() {
        try {
            while (true) {
                Conversation conversation = new Conversation(listening.accept());
                conversations.add(conversation);
                Thread serving = new Thread(conversation::run, "fake conversation");
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException closed) {
            // The test is over.
            assert !listening.isOpen() : closed;
        }
    }

    /** One client. */
    final class Conversation {

        private final SocketChannel socket;

        private final Optional<FilePassing> files = passing;
        private final Enclosures enclosures = new Enclosures(PacketType.CALL_WITH_FILES, files.isPresent());

        private Conversation(SocketChannel socket) {
            this.socket = socket;
        }

        private void run() {
            Framing framing = new Framing();
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            try {
                while (read(buffer.clear()) >= 0) {
                    buffer.flip();
                    Optional<Frame> frame = enclosures.next(framing, buffer);
                    while (frame.isPresent()) {
                        take(frame.get());
                        frame = enclosures.next(framing, buffer);
                    }
                }
            } catch (IOException gone) {
                // The client, or the test, has ended the conversation.
                assert gone.getMessage() == null || !gone.getMessage().isEmpty();
            }
        }

        private int read(ByteBuffer buffer) throws IOException {
            return files.isPresent() ? files.get().receive(socket, buffer, enclosures.arrived()) : socket.read(buffer);
        }

        private void take(Frame frame) {
            PacketType type = frame.header().type();
            if (type != PacketType.CALL && type != PacketType.CALL_WITH_FILES) {
                others.add(frame);
                return;
            }
            int procedure = frame.header().procedure();
            called.add(procedure);
            Script script = scripts.get(procedure);
            if (script != null) {
                script.run(this, frame);
            } else {
                answer(frame);
            }
        }

        /** Answers as the test said for the procedure. */
        void answer(Frame call) {
            Row row = row(call.header());
            Answer answer = answers.get(call.header().procedure());
            try {
                if (answer == null) {
                    send(Packets.error(
                            call.header(),
                            io.vireo.protocol.WireError.unknownProcedure(
                                    call.header().procedure())));
                } else {
                    reply(call, answer.to(row.readArgs(call.values())));
                }
            } catch (VirtException refused) {
                send(Packets.error(call.header(), refused.facts()));
            }
        }

        void reply(Frame call, Object result) {
            Row row = row(call.header());
            XdrWriter out = new XdrWriter();
            Packets.begin(out, row.reply(call.header()));
            row.writeResult(out, row.readArgs(call.values()), result);
            List<FileDescriptor> behind = out.files();
            send(Packets.end(out));
            behind.forEach(this::pass);
        }

        void tell(VirtEvent event) {
            EventRow row = EventTable.EVENTS.newer(event.getClass()).orElseThrow();
            XdrWriter out = new XdrWriter();
            Packets.begin(out, row.header());
            row.write(out, 1, event);
            send(Packets.end(out));
        }

        synchronized void send(ByteBuffer message) {
            try {
                while (message.hasRemaining()) {
                    socket.write(message);
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** Sends an open file, whether it belongs to a message or not. */
        void pass(FileDescriptor file) {
            try {
                files.orElseThrow().send(socket, file);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        void cut() {
            try {
                if (files.isPresent() && socket.isOpen()) {
                    // The JDK does not know that somebody reads, and would not wake him.
                    socket.shutdownInput();
                }
                socket.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Row row(Header header) {
        return Table.TABLE
                .row(Program.of(header.program()).orElseThrow(), header.procedure())
                .orElseThrow();
    }

    Frame nextOther() throws InterruptedException {
        Frame frame = others.poll(20, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("the client said nothing more");
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        new ArrayList<>(conversations).forEach(Conversation::cut);
        Files.deleteIfExists(path);
    }
}
