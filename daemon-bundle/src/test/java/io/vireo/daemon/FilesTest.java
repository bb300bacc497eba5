package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.Console;
import io.vireo.domain.Domains;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Feature;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open files go with calls and replies, and none is left open. */
class FilesTest {

    private final List<FileDescriptor> received = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
    private final Framing framing = new Framing();
    private Served served;
    private SocketChannel channel;
    private int serial;

    @TempDir
    Path folder;

    @BeforeEach
    void connect() throws Exception {
        served = Served.start(folder);
        channel = SocketChannel.open(UnixDomainSocketAddress.of(served.socket()));
    }

    @AfterEach
    void close() throws Exception {
        received.forEach(FilePassing::close);
        channel.close();
        served.close();
    }

    private static void requirePassing() {
        int version = Runtime.version().feature();
        assumeTrue(FilePassing.here().isPresent(), "files cannot be passed on Java " + version + " here");
    }

    @Test
    void theFeatureIsOfferedWhereFilesCanBePassed() {
        try (WireClient client = served.client("stage:///x")) {
            Object offered = client.call(Handshake.class, "supportsFeature", Feature.FILE_PASSING.code());
            assertEquals(FilePassing.here().isPresent(), offered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whereFilesCannotBePassedACallThatAnswersOneIsRefused() throws Exception {
        assumeTrue(FilePassing.here().isEmpty(), "files can be passed here");
        try (WireClient client = served.client("stage:///x")) {
            VirtException refused = assertThrows(
                    VirtException.class,
                    () -> client.callOn(StageDriver.ACTOR, Console.class, "openGraphicsSocket", 0, Set.of()));
            assertEquals(ErrorCode.NO_SUPPORT.number(), refused.number());
        }
    }

    @Test
    void filesThatGoWithACallAreReadByTheDriverAndClosedAfterwards() throws Exception {
        requirePassing();
        open();
        long before = openFiles();
        for (int round = 0; round < 20; round++) {
            create("first " + round, "second " + round);
            assertEquals(List.of("first " + round, "second " + round), StageDriver.last().read);
        }
        assertTrue(openFiles() <= before + 1, before + " before, " + openFiles() + " after");
    }

    @Test
    void aFileThatAReplyBringsCanBeReadAndTheServersOwnIsClosed() throws Exception {
        requirePassing();
        open();
        Path screen = Files.writeString(folder.resolve("screen"), "pixels");
        StageDriver.last().screen = () -> opened(screen);
        long before = openFiles();
        Row row = WireClient.row(Console.class, "openGraphicsSocket");
        Frame reply = ask(row, row.ask(StageDriver.ACTOR, 0, Set.of()));
        assertEquals(PacketType.REPLY_WITH_FILES, reply.header().type());
        assertEquals(1, reply.fileCount());
        while (received.isEmpty()) {
            FilePassing.here().orElseThrow().receive(channel, buffer.clear(), received);
        }
        try (FileInputStream in = new FileInputStream(received.get(0))) {
            assertEquals("pixels", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Await.until(() -> openFiles() <= before);
    }

    @Test
    void aClientThatPromisesFilesAndSendsNoneIsDropped() throws Exception {
        requirePassing();
        open();
        Row row = WireClient.row(Domains.class, "createDomainWithFiles");
        List<FileDescriptor> two = List.of(new FileDescriptor(), new FileDescriptor());
        write(message(row, row.ask(ConnectRef.INSTANCE, "<domain/>", two, Set.of())));
        write(ByteBuffer.allocate(2));
        assertThrows(IOException.class, this::reply);
    }

    @Test
    void aClientThatSendsFilesNobodyWantsIsDroppedAndTheyAreClosed() throws Exception {
        requirePassing();
        open();
        long before = openFiles();
        try (FileInputStream in = new FileInputStream(
                Files.writeString(folder.resolve("junk"), "junk").toFile())) {
            assertTrue(FilePassing.here().orElseThrow().send(channel, in.getFD()));
        }
        assertThrows(IOException.class, this::reply);
        Await.until(() -> openFiles() < before);
    }

    private void open() throws Exception {
        Row auth = WireClient.row(io.vireo.protocol.Authentication.class, "authTypes");
        ask(auth, auth.ask(ConnectRef.INSTANCE));
        Row open = WireClient.row(Handshake.class, "open");
        Frame reply = ask(open, open.ask(ConnectRef.INSTANCE, Optional.of("stage:///x"), ClientFlags.of(false)));
        assertEquals(PacketStatus.OK, reply.header().status());
    }

    private void create(String... contents) throws Exception {
        Row row = WireClient.row(Domains.class, "createDomainWithFiles");
        List<FileDescriptor> files = new ArrayList<>();
        for (String content : contents) {
            files.add(opened(Files.writeString(folder.resolve("file-" + files.size()), content)));
        }
        write(message(row, row.ask(ConnectRef.INSTANCE, "<domain/>", files, Set.of())));
        for (FileDescriptor file : files) {
            assertTrue(FilePassing.here().orElseThrow().send(channel, file));
            FilePassing.close(file);
        }
        assertEquals(PacketStatus.OK, reply().header().status());
    }

    private static FileDescriptor opened(Path file) {
        try {
            return new FileInputStream(file.toFile()).getFD();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Frame ask(Row row, Request request) throws Exception {
        write(message(row, request));
        return reply();
    }

    private ByteBuffer message(Row row, Request request) {
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(serial++));
        row.writeArgs(out, request);
        return Packets.end(out);
    }

    private void write(ByteBuffer bytes) throws Exception {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Frame reply() throws Exception {
        while (true) {
            int count = FilePassing.here().orElseThrow().receive(channel, buffer.clear(), received);
            if (count < 0) {
                throw new EOFException("the server hung up");
            }
            Optional<Frame> frame = framing.next(buffer.flip());
            if (frame.isPresent()) {
                return frame.get();
            }
        }
    }

    private static long openFiles() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
