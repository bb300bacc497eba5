package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtStream;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Inspect;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.GraphicsPhase;
import io.vireo.event.IoErrorAction;
import io.vireo.event.VirtEvent;
import io.vireo.event.WatchdogAction;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a guest by itself, seen on a real one: its watchdog, its disks, its sleep, its viewers. */
class QemuHappeningsTest {

    @TempDir
    Path root;

    private QemuFixture qemu;

    @BeforeEach
    void open() {
        qemu = new QemuFixture(root);
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private DomainRef define(String devices) throws IOException {
        return qemu.define(qemu.bootable("web", qemu.serial("web") + devices));
    }

    private StateReason state(DomainRef ref) {
        return qemu.on(ref, Inspect.class).state();
    }

    private <E extends VirtEvent> List<E> told(Class<E> type) {
        return qemu.all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aWatchdogThatExpiresIsToldAndPausesTheGuest() throws Exception {
        DomainRef ref = define("<watchdog model='ib700' action='pause'/>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, BootSector.WATCHDOG);
            qemu.await(DomainLifecycle.SUSPENDED_WATCHDOG);
            assertEquals(StateReason.PAUSED_WATCHDOG, state(ref));
            assertEquals(
                    List.of(WatchdogAction.PAUSE),
                    told(DomainEvent.Watchdog.class).stream()
                            .map(DomainEvent.Watchdog::action)
                            .toList());
            qemu.lifecycle(ref).resume();
            QemuFixture.tell(console, 'x');
            QemuFixture.readUntil(console, "x");
        }
    }

    @Test
    void aWatchdogThatResetsIsToldAndTheGuestBootsAnew() throws Exception {
        DomainRef ref = define("<watchdog model='ib700' action='reset'/>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, BootSector.WATCHDOG);
            QemuFixture.readUntil(console, QemuFixture.WORD);
        }
        assertEquals(
                List.of(WatchdogAction.RESET),
                told(DomainEvent.Watchdog.class).stream()
                        .map(DomainEvent.Watchdog::action)
                        .toList());
        assertTrue(qemu.on(ref, Inspect.class).isActive());
    }

    @Test
    void aGuestThatGoesToSleepIsToldAndWakesWhenItIsToldTo() throws Exception {
        DomainRef ref = define("");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, BootSector.SLEEP);
            qemu.await(DomainLifecycle.PMSUSPENDED_MEMORY);
            assertEquals(StateReason.PM_SUSPENDED_UNKNOWN, state(ref));
            QemuFixture.until(
                    "its sleep is told", () -> told(DomainEvent.PmSuspend.class).size() == 1);
            qemu.lifecycle(ref).pmWakeup();
            qemu.await(DomainLifecycle.STARTED_WAKEUP);
            assertEquals(StateReason.RUNNING_WAKEUP, state(ref));
            QemuFixture.until(
                    "its waking is told", () -> told(DomainEvent.PmWakeup.class).size() == 1);
        }
    }

    /** An emulator of which no file may grow beyond a quarter of the guest's disk, and which is told that as an error. */
    private Path narrow() throws IOException {
        String real = ChildProcess.find("qemu-system-x86_64").orElseThrow().toString();
        Path wrapper = root.resolve("narrow-qemu");
        Files.writeString(wrapper, "#!/bin/sh\ntrap '' XFSZ\nulimit -f 512\nexec " + real + " \"$@\"\n");
        return Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aDiskThatCannotBeWrittenPausesTheGuestAndSaysWhichDisk() throws Exception {
        String definition = qemu.bootable("web", qemu.serial("web"))
                .replace("<devices>", "<devices><emulator>" + narrow() + "</emulator>")
                .replace("<driver name='qemu' type='raw'/>", "<driver name='qemu' type='raw' error_policy='stop'/>");
        DomainRef ref = qemu.define(definition);
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, BootSector.WRITE);
            qemu.await(DomainLifecycle.SUSPENDED_IOERROR);
        }
        assertEquals(StateReason.PAUSED_IOERROR, state(ref));
        DomainEvent.IoErrorReason error = told(DomainEvent.IoErrorReason.class).get(0);
        assertEquals(root.resolve("boot-web.img").toString(), error.srcPath());
        assertEquals("ide0-0-0", error.devAlias());
        assertEquals(IoErrorAction.PAUSE, error.action());
        assertEquals(1, told(DomainEvent.IoError.class).size());
        assertEquals("hda", qemu.on(ref, BlockDevices.class).diskErrors().get(0).disk());
    }

    @Test
    void aViewerOfTheDisplayIsToldAsItComesAndGoes() throws Exception {
        Path socket = root.resolve("display.sock");
        DomainRef ref = define("<graphics type='vnc' socket='" + socket + "'/><video><model type='vga'/></video>");
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        try (SocketChannel viewer = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            viewer.connect(UnixDomainSocketAddress.of(socket));
            assertTrue(read(viewer, 12).startsWith("RFB 003.008"));
            send(viewer, "RFB 003.008\n");
            assertEquals("\1\1", read(viewer, 2), "one way to authenticate: none");
            send(viewer, "\1");
            assertEquals("\0\0\0\0", read(viewer, 4), "let in");
            send(viewer, "\1");
            assertEquals(24, read(viewer, 24).length(), "the size of the screen");
            QemuFixture.until("the viewer is told", () -> phases().size() == 2);
        }
        QemuFixture.until("its leaving is told", () -> phases().size() == 3);
        assertEquals(List.of(GraphicsPhase.CONNECT, GraphicsPhase.INITIALIZE, GraphicsPhase.DISCONNECT), phases());
        assertFalse(told(DomainEvent.Graphics.class).get(1).authScheme().isEmpty());
    }

    private List<GraphicsPhase> phases() {
        return told(DomainEvent.Graphics.class).stream()
                .map(DomainEvent.Graphics::phase)
                .toList();
    }

    private static void send(SocketChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static String read(SocketChannel from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (from.read(bytes) < 0) {
                throw new AssertionError("the display hung up after " + bytes.position() + " bytes");
            }
        }
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
}
