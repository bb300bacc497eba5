package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TimedOut;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest that cannot be started says why and leaves nothing behind, wherever QEMU fails. */
class QemuStartFailureTest {

    private static final Timings SHORT = Timings.USUAL.withGreeting(Duration.ofSeconds(2));

    @TempDir
    Path root;

    private QemuFixture qemu;
    private Path emulator;

    @BeforeEach
    void open() throws IOException {
        qemu = new QemuFixture(root, SHORT);
        emulator = root.resolve("emulator");
        run("exit 9");
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    /** An emulator that answers the probe as QEMU does, and does this when a guest is started. */
    private void run(String script) throws IOException {
        Files.writeString(
                emulator,
                "#!/bin/sh\ncase \"$*\" in *'-machine none'*) exec qemu-system-x86_64 \"$@\";; esac\n" + script + "\n");
        Files.setPosixFilePermissions(emulator, PosixFilePermissions.fromString("rwx------"));
    }

    private DomainRef define() {
        return qemu.define(QemuFixture.bare("web")
                .replace("</domain>", "<devices><emulator>" + emulator + "</emulator></devices></domain>"));
    }

    private VirtException start(DomainRef ref) {
        VirtException failure =
                assertThrows(VirtException.class, () -> qemu.lifecycle(ref).start(Set.of()));
        assertEquals(StateReason.SHUTOFF_UNKNOWN, qemu.on(ref, Inspect.class).state());
        assertEquals(List.of(), folders(), "no folder is left");
        assertEquals(List.of(), processes(), "no process is left");
        assertEquals(List.of(DomainLifecycle.DEFINED_ADDED), qemu.lifecycles());
        return failure;
    }

    @Test
    void aRefusalAtTheStartCountsLinesInTheDocumentThatWasGiven() {
        String given = "<domain type='qemu'><name>web</name><memory unit='MiB'>16</memory>\n\n\n"
                + "  <os><type arch='x86_64' machine='pc'>hvm</type></os>\n<devices>\n"
                + "<!-- a comment that is not kept,\n over two lines -->\n<gadget/></devices></domain>";
        DomainRef ref = qemu.define(given);
        VirtException failure = start(ref);
        assertTrue(failure.getMessage().contains("devices/gadget (line 8)"), failure.getMessage());
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.list(root.resolve("run/qemu"))) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<Long> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(root.toString()) && line.contains("guest=web"))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void anEmulatorThatIsGone() throws IOException {
        DomainRef ref = define();
        Files.delete(emulator);
        assertTrue(start(ref).getMessage().contains("No such file or directory"));
    }

    @Test
    void anEmulatorThatDiesWithAMessage() throws IOException {
        run("echo 'the moon is in the way' >&2; exit 3");
        VirtException failure = start(define());
        assertTrue(failure.getMessage().contains("the moon is in the way"), failure.getMessage());
        assertTrue(failure.getMessage().contains("status 3"), failure.getMessage());
    }

    @Test
    void anEmulatorThatHangsIsGivenUpInTime() throws IOException {
        run("exec sleep 1000");
        assertThrows(TimedOut.class, () -> {
            throw start(define());
        });
    }

    @Test
    void anEmulatorWhoseMonitorSpeaksSomethingElse() throws Exception {
        VirtException failure = startWith(peer -> peer.say("220 smtp.example.org ready"));
        assertTrue(failure.getMessage().contains("smtp.example.org"), failure.getMessage());
    }

    @Test
    void anEmulatorThatDiesAfterItsGreeting() throws Exception {
        assertTrue(startWith(FakeMonitor::negotiate).getMessage().contains("web"));
    }

    @Test
    void anEmulatorThatRefusesToRunTheGuest() throws Exception {
        VirtException failure = startWith(peer -> {
            peer.negotiate();
            for (Json message = peer.hear(); message != null; message = peer.hear()) {
                long id = message.number("id").orElseThrow();
                boolean cont = message.text("execute").orElse("").equals("cont");
                peer.say(
                        cont
                                ? "{\"error\":{\"class\":\"GenericError\",\"desc\":\"not today\"},\"id\":" + id + "}"
                                : "{\"return\":{},\"id\":" + id + "}");
            }
        });
        assertTrue(failure.getMessage().contains("not today"), failure.getMessage());
    }

    /** Starts a guest whose emulator only sleeps, and plays the monitor's part. */
    private VirtException startWith(FakeMonitor.Script script) throws Exception {
        run("exec sleep 1000");
        DomainRef ref = define();
        GuestFolder folder = GuestFolder.of(root.resolve("run/qemu"), ref.uuid());
        CompletableFuture<FakeMonitor> monitor = CompletableFuture.supplyAsync(() -> {
            try {
                // The record is written when the emulator is there, so that the folder is not about to be made anew.
                QemuFixture.until("the guest's record", () -> Files.exists(folder.record()));
                return new FakeMonitor(folder.monitor(), script);
            } catch (IOException | InterruptedException failure) {
                throw new AssertionError(failure);
            }
        });
        try {
            return start(ref);
        } finally {
            monitor.get().close();
        }
    }

    @Test
    void aDiskThatIsMissingIsNamed() {
        DomainRef ref = qemu.define(QemuFixture.bare("web")
                .replace(
                        "</domain>",
                        "<devices><disk type='file'><source file='" + root + "/nowhere.img'/>"
                                + "<target dev='hda' bus='ide'/></disk></devices></domain>"));
        assertTrue(start(ref).getMessage().contains("nowhere.img"));
    }

    @Test
    void whatCannotBeHonouredIsRefusedBeforeQemuIsStarted() {
        DomainRef ref = qemu.define(QemuFixture.bare("web")
                .replace(
                        "</domain>",
                        "<devices><filesystem type='mount'><driver type='virtiofs'/><source dir='/srv'/><target dir='srv'/>"
                                + "</filesystem></devices></domain>"));
        assertTrue(start(ref).getMessage().contains("filesystem"));
    }

    @Test
    void aFailedTransientGuestIsForgotten() throws IOException {
        run("exit 4");
        String xml = QemuFixture.bare("web")
                .replace("</domain>", "<devices><emulator>" + emulator + "</emulator></devices></domain>");
        assertThrows(VirtException.class, () -> qemu.host(Domains.class).createDomain(xml, Set.of()));
        assertEquals(List.of(), qemu.host(Domains.class).listDomains(Set.of()));
    }
}
