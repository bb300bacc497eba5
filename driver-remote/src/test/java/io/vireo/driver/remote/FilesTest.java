package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Lifecycle;
import io.vireo.lxc.LxcNamespaces;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Open files go with calls and come with replies, through a socket of this host and on a JDK that can. */
@Timeout(60)
class FilesTest {

    private static final int START_WITH_FILES = 310;
    private static final int OPEN_GRAPHICS_SOCKET = 343;
    private static final DomainRef GUEST = Fixture.domain("guest");

    @TempDir
    Path folder;

    private final List<String> read = new CopyOnWriteArrayList<>();
    private FakeServer server;

    @BeforeEach
    void start() {
        server = new FakeServer(folder.resolve("s"));
        FilePassing.here().ifPresent(server::passing);
        server.answer(START_WITH_FILES, request -> {
            ((List<?>) request.args()[0]).forEach(each -> read.add(content((FileDescriptor) each)));
            return GUEST;
        });
        server.answer(OPEN_GRAPHICS_SOCKET, request -> opened("screen", "pixels"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void requirePassing() {
        FilePassing.obstacle().ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(FilePassing.here().isPresent(), () -> FilePassing.obstacle().orElse(""));
    }

    @Test
    void filesGoBehindTheCallThatTheyBelongToAndStayOpenHere() {
        requirePassing();
        try (Fixture fixture = new Fixture(server.uri())) {
            List<FileDescriptor> files = List.of(opened("a", "first"), opened("b", "second"));
            assertEquals(GUEST, lifecycle(fixture).startWithFiles(files, Set.of()));

            assertEquals(List.of("first", "second"), read);
            assertTrue(files.stream().allMatch(FileDescriptor::valid));
            files.forEach(FilePassing::close);
        }
    }

    @Test
    void aFileThatComesWithTheReplyIsTheCallers() {
        requirePassing();
        try (Fixture fixture = new Fixture(server.uri())) {
            FileDescriptor screen = fixture.of(Console.class, GUEST).openGraphicsSocket(0, Set.of());
            assertEquals("pixels", content(screen));
        }
    }

    @Test
    void noFileIsLeftOpenWhetherCallsSucceedOrFail() {
        requirePassing();
        try (Fixture fixture = new Fixture(server.uri())) {
            List<FileDescriptor> files = List.of(opened("a", "first"));
            lifecycle(fixture).startWithFiles(files, Set.of());
            int before = openFiles();
            for (int round = 0; round < 50; round++) {
                lifecycle(fixture).startWithFiles(files, Set.of());
            }
            server.answer(START_WITH_FILES, request -> {
                ((List<?>) request.args()[0]).forEach(each -> FilePassing.close((FileDescriptor) each));
                throw new NotFound(ErrorCode.NO_DOMAIN, "no such domain");
            });
            for (int round = 0; round < 50; round++) {
                assertThrows(NotFound.class, () -> lifecycle(fixture).startWithFiles(files, Set.of()));
            }
            assertTrue(openFiles() < before + 10, before + " before, " + openFiles() + " after");
            files.forEach(FilePassing::close);
        }
    }

    @Test
    void aFileThatIsClosedIsRefusedBeforeAnythingIsSent() {
        requirePassing();
        try (Fixture fixture = new Fixture(server.uri())) {
            FileDescriptor closed = opened("a", "first");
            FilePassing.close(closed);
            VirtException refused = assertThrows(
                    VirtException.class, () -> lifecycle(fixture).startWithFiles(List.of(closed), Set.of()));
            assertEquals(ErrorCode.INVALID_ARG.number(), refused.number());
            assertFalse(server.called.contains(START_WITH_FILES));
        }
    }

    @Test
    void aServerThatSendsAFileNobodyAskedForLosesTheConnection() throws Exception {
        requirePassing();
        try (Fixture fixture = new Fixture(server.uri("reconnect=0"))) {
            int before = openFiles();
            FileDescriptor junk = opened("junk", "junk");
            server.last().pass(junk);
            FilePassing.close(junk);
            Fixture.await("the connection is given up", () -> !fixture.told.isEmpty());
            assertThrows(ConnectionLost.class, () -> lifecycle(fixture).startWithFiles(List.of(), Set.of()));
            Fixture.await("the file is closed", () -> openFiles() <= before);
        }
    }

    @Test
    void whereTheJavaOfThisSideCannotPassFilesTheErrorSaysWhatItTakes() {
        assumeTrue(FilePassing.here().isEmpty(), "files can be passed here");
        try (Fixture fixture = new Fixture(server.uri())) {
            Unsupported refused = assertThrows(
                    Unsupported.class,
                    () -> fixture.of(LxcNamespaces.class, GUEST).openNamespaces());
            String needed = Runtime.version().feature() < 22 ? "Java 22" : "--add-exports";
            assertTrue(refused.getMessage().contains(needed), refused::getMessage);
            assertTrue(refused.getMessage().contains("virDomainLxcOpenNamespace"), refused::getMessage);
        }
    }

    @Test
    void throughAProgramNoFilesGoAndTheErrorSaysWhichWayTheyWould() throws IOException {
        Path relay = Files.writeString(
                folder.resolve("relay"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + System.getProperty("java.class.path") + "' " + Relay.class.getName() + " " + server.path()
                        + "\n");
        Files.setPosixFilePermissions(relay, PosixFilePermissions.fromString("rwx------"));
        try (Fixture fixture = new Fixture("test+ext:///default?command=" + relay)) {
            Unsupported refused =
                    assertThrows(Unsupported.class, () -> lifecycle(fixture).startWithFiles(List.of(), Set.of()));
            assertTrue(refused.getMessage().contains("+unix"), refused::getMessage);
        }
    }

    private static Lifecycle lifecycle(Fixture fixture) {
        return fixture.of(Lifecycle.class, GUEST);
    }

    private FileDescriptor opened(String name, String content) {
        try {
            return new FileInputStream(
                            Files.writeString(folder.resolve(name), content).toFile())
                    .getFD();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads a file from its beginning to its end, wherever others have read it, and closes it. */
    private static String content(FileDescriptor file) {
        try (FileInputStream in = new FileInputStream(file)) {
            in.getChannel().position(0);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int openFiles() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return (int) all.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
