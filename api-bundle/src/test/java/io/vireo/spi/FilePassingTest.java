package io.vireo.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go through a socket of the JDK and can be read at the other end. */
class FilePassingTest {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);
    private final List<FileDescriptor> files = new ArrayList<>();
    private FilePassing passing;
    private SocketChannel one;
    private SocketChannel other;

    @TempDir
    Path folder;

    @BeforeEach
    void connect() throws IOException {
        int version = Runtime.version().feature();
        assumeTrue(FilePassing.here().isPresent(), "files cannot be passed on Java " + version + " here");
        passing = FilePassing.here().orElseThrow();
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            one = SocketChannel.open(address);
            other = server.accept();
        }
        other.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        files.forEach(FilePassing::close);
        if (one != null) {
            one.close();
            other.close();
        }
    }

    @Test
    void aFileThatIsPassedCanBeReadAfterItsSenderClosedIt() throws IOException {
        pass("hello");
        assertEquals(1, passing.receive(other, buffer, files));
        assertEquals(1, files.size());
        try (FileInputStream in = new FileInputStream(files.get(0))) {
            assertEquals("hello", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesAroundAFileStayInOrderAndTheirReadEndsBehindIt() throws IOException {
        one.write(ByteBuffer.wrap(new byte[] {1, 2}));
        pass("first");
        one.write(ByteBuffer.wrap(new byte[] {3}));
        pass("second");
        while (passing.receive(other, buffer, files) > 0) {
            assertTrue(files.size() <= 2);
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        assertEquals(
                List.of(1, 2, 0, 3, 0),
                Stream.of(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4])
                        .map(Byte::intValue)
                        .toList());
        assertEquals(2, files.size());
    }

    @Test
    void anEmptySocketHasNothingAndAClosedOneEnds() throws IOException {
        assertEquals(0, passing.receive(other, buffer, files));
        one.close();
        assertEquals(-1, passing.receive(other, buffer, files));
    }

    @Test
    void aSocketThatIsFullTakesNoFileNow() throws IOException {
        Path file = Files.writeString(folder.resolve("many"), "many");
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            one.configureBlocking(false);
            int sent = 0;
            while (sent < 100_000 && passing.send(one, in.getFD())) {
                sent++;
            }
            assertTrue(sent > 0 && sent < 100_000, "sent " + sent);
        }
    }

    @Test
    void aPeerThatIsGoneIsAFailureAndNoSignal() throws IOException {
        other.close();
        assertThrows(IOException.class, () -> pass("nobody reads this"));
    }

    @Test
    void aCopyOutlivesWhatItWasMadeOf() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "kept");
        FileDescriptor copy;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            copy = passing.copy(in.getFD());
        }
        try (FileInputStream in = new FileInputStream(copy)) {
            assertEquals("kept", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThrows(IOException.class, () -> passing.copy(copy));
    }

    @Test
    void aProgramGetsFilesInOrderAndNoOthers() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "");
        Path first = Files.writeString(folder.resolve("first"), "first");
        try (FileInputStream in = new FileInputStream(first.toFile());
                FileOutputStream to = new FileOutputStream(out.toFile())) {
            int status = run(
                    List.of(in.getFD(), to.getFD()),
                    "{ cat <&3; cat; echo \" $WORD $1\"; ls -x /proc/self/fd; } >&4; exit 7",
                    "an argument");
            assertEquals(7, status);
            assertTrue(in.getFD().valid() && to.getFD().valid(), "they are still their owner's");
        }
        List<String> lines = Files.readAllLines(out);
        assertEquals("first an environment an argument", lines.get(0));
        assertEquals(
                "0 1 2 3 4",
                lines.get(1).replaceAll("\\s+", " ").replaceAll(" [5-9]$", ""),
                "ls itself has a fifth, of the folder");
    }

    @Test
    void aProgramNeitherBlocksNorIgnoresSignals() throws IOException {
        Path out = Files.writeString(folder.resolve("signals"), "");
        try (FileOutputStream to = new FileOutputStream(out.toFile())) {
            assertEquals(0, run(List.of(to.getFD()), "exec grep -E '^Sig(Blk|Ign)' /proc/self/status >&3", ""));
        }
        Files.readAllLines(out).forEach(line -> assertTrue(line.matches("Sig...:\\s0+"), line));
        assertEquals(128 + 15, run(List.of(), "kill -TERM $$", ""));
    }

    @Test
    void aProgramThatIsNotThereOrFilesThatAreNotOpenAreFailures() throws IOException {
        Map<String, String> none = Map.of();
        assertThrows(IOException.class, () -> passing.run(Path.of("/no/such"), List.of("such"), none, List.of()));
        Path sh = Path.of("/bin/sh");
        assertThrows(IOException.class, () -> passing.run(sh, List.of("sh", "-c", "a\0b"), none, List.of()));
        FileDescriptor closed = new FileDescriptor();
        assertThrows(IOException.class, () -> run(List.of(closed), "exit 0", ""));
        List<FileDescriptor> many = Collections.nCopies(FilePassing.MOST + 1, FileDescriptor.in);
        assertThrows(IOException.class, () -> run(many, "exit 0", ""));
        List<FileDescriptor> most = Collections.nCopies(FilePassing.MOST, FileDescriptor.in);
        long before = open();
        assertEquals(0, run(most, "exit 0", ""));
        assertEquals(before, open());
    }

    private int run(List<FileDescriptor> given, String script, String argument) throws IOException {
        return passing.run(
                Path.of("/bin/sh"),
                List.of("sh", "-c", script, "sh", argument),
                Map.of("PATH", "/usr/bin:/bin", "WORD", "an environment"),
                given);
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        long before = open();
        for (int round = 0; round < 200; round++) {
            pass("round " + round);
            passing.receive(other, buffer.clear(), files);
        }
        assertEquals(200, files.size());
        files.forEach(FilePassing::close);
        assertFalse(files.get(0).valid());
        assertTrue(open() < before + 20, "descriptors are left: " + before + " before, " + open() + " after");
    }

    private static long open() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    private void pass(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), content);
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            assertTrue(passing.send(one, in.getFD()));
        }
    }
}
