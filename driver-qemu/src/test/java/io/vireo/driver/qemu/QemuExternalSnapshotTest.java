package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Inspect;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.qemu.MonitorCommandFlag;
import io.vireo.qemu.QemuMonitor;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a real guest in files of their own, with its memory and without, and the way back to them. */
class QemuExternalSnapshotTest {

    @TempDir
    Path root;

    private QemuFixture qemu;
    private DomainRef ref;
    private Path image;
    private Path memory;

    @BeforeEach
    void start() throws IOException {
        qemu = new QemuFixture(root);
        Path raw = BootSector.disk(root.resolve("raw.img"));
        image = root.resolve("disk.qcow2");
        memory = root.resolve("memory");
        ChildProcess.of(List.of("qemu-img", "convert", "-O", "qcow2", raw.toString(), image.toString()))
                .run(Duration.ofSeconds(30))
                .orFail("make an image");
        ref = qemu.define(qemu.bootable("web", "<serial type='pty'/>")
                .replace("type='raw'", "type='qcow2'")
                .replace(root.resolve("boot-web.img").toString(), image.toString()));
        qemu.boot(ref).close();
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private SnapshotRef take(String content, SnapshotCreateFlag... flags) {
        return qemu.on(ref, Snapshots.class)
                .createSnapshot("<domainsnapshot>" + content + "</domainsnapshot>", Set.of(flags));
    }

    private SnapshotRef withMemory(String name) {
        return take("<name>" + name + "</name><memory snapshot='external' file='" + memory + "'/>");
    }

    private void revert(SnapshotRef to, SnapshotRevertFlag... flags) {
        qemu.on(to, SnapshotControl.class).revert(Set.of(flags));
    }

    private StateReason state() {
        return qemu.on(ref, Inspect.class).state();
    }

    private String io(String order) {
        return qemu.on(ref, QemuMonitor.class)
                .monitorCommand("qemu-io -d ide0-0-0 \"" + order + "\"", Set.of(MonitorCommandFlag.HMP));
    }

    private void requireAlive() {
        VirtStream console = qemu.on(ref, Console.class).openConsole(Optional.empty(), Set.of());
        QemuFixture.tell(console, 'x');
        assertEquals("x", QemuFixture.readUntil(console, "x"), "it answers, and has not booted anew");
        console.abort();
    }

    @Test
    void aGuestGoesBackToItsMemoryAndItsDiskAsOftenAsThatIsWanted() {
        SnapshotRef taken = withMemory("s1");
        requireAlive();
        Element document = Element.parse(qemu.on(taken, SnapshotControl.class).xmlDesc(Set.of()));
        assertEquals("running", document.at("state").orElse(""));
        assertEquals(memory.toString(), document.at("memory/@file").orElse(""));
        assertEquals("external", document.at("disks/disk/@snapshot").orElse(""));
        for (int time = 0; time < 2; time++) {
            io("write -P 0x41 256k 64k");
            revert(taken);
            assertEquals(StateReason.RUNNING_FROM_SNAPSHOT, state());
            requireAlive();
            assertFalse(io("read -P 0 256k 64k").contains("failed"), "what was written since is gone");
        }
    }

    @Test
    void aSnapshotOfTheDiskAloneIsGoneBackToWithoutAGuestOrBootedFrom() {
        SnapshotRef taken = take("<name>s1</name>", SnapshotCreateFlag.DISK_ONLY);
        revert(taken);
        assertEquals(StateReason.SHUTOFF_FROM_SNAPSHOT, state());
        String source = Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of()))
                .at("devices/disk/source/@file")
                .orElse("");
        assertTrue(source.startsWith(image + "."), source);
        revert(taken, SnapshotRevertFlag.PAUSED);
        assertEquals(StateReason.PAUSED_USER, state());
    }

    @Test
    void aSnapshotThatCannotBeTakenLetsTheGuestGoOnAndLeavesNothing() throws IOException {
        Files.writeString(root.resolve("disk.s1"), "somebody's");
        assertThrows(VirtException.class, () -> withMemory("s1"), "the place of the new image is taken");
        assertFalse(Files.exists(memory));
        assertEquals(StateReason.RUNNING_UNPAUSED, state());
        requireAlive();
        Files.writeString(memory, "somebody's");
        assertThrows(VirtException.class, () -> withMemory("s2"));
        assertEquals("somebody's", Files.readString(memory));
        assertThrows(
                VirtException.class,
                () -> take("<memory snapshot='external' file='relative'/>"),
                "the platform may have another working folder");
        qemu.lifecycle(ref).destroy(Set.of());
        Files.delete(memory);
        assertThrows(InvalidState.class, () -> withMemory("s3"), "there is no memory");
    }
}
