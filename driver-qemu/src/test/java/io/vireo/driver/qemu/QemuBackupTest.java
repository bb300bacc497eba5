package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.Backup;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.CheckpointCreateFlag;
import io.vireo.domain.CheckpointDeleteFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.CheckpointXmlFlag;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobStats;
import io.vireo.domain.JobStatsFlag;
import io.vireo.domain.JobType;
import io.vireo.domain.Jobs;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.DomainEvent;
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

/** Checkpoints of a real guest's disk, and backups of what was written since one. */
class QemuBackupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private QemuFixture qemu;
    private DomainRef ref;
    private Path image;

    @BeforeEach
    void start() throws IOException {
        qemu = new QemuFixture(root);
        Path raw = BootSector.disk(root.resolve("raw.img"));
        image = root.resolve("disk.qcow2");
        tool("qemu-img", "convert", "-O", "qcow2", raw.toString(), image.toString());
        ref = qemu.define(qemu.bootable("web", "")
                .replace("type='raw'", "type='qcow2'")
                .replace(root.resolve("boot-web.img").toString(), image.toString()));
        qemu.lifecycle(ref).start(Set.of());
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private static String tool(String... command) {
        return ChildProcess.of(List.of(command))
                .run(PATIENCE)
                .orFail(command[1])
                .output();
    }

    /** Writes as the guest would. */
    private void write(String pattern, String offset) {
        String order = "qemu-io -d ide0-0-0 \"write -P " + pattern + " " + offset + " 64k\"";
        qemu.on(ref, QemuMonitor.class).monitorCommand(order, Set.of(MonitorCommandFlag.HMP));
    }

    private Checkpoints checkpoints() {
        return qemu.on(ref, Checkpoints.class);
    }

    private static String named(String name) {
        return "<domaincheckpoint><name>" + name + "</name></domaincheckpoint>";
    }

    private CheckpointRef checkpoint(String name) {
        return checkpoints().createCheckpoint(named(name), Set.of());
    }

    private CheckpointControl control(CheckpointRef checkpoint) {
        return qemu.on(checkpoint, CheckpointControl.class);
    }

    private long dirty(CheckpointRef checkpoint) {
        String xml = control(checkpoint).xmlDesc(Set.of(CheckpointXmlFlag.SIZE, CheckpointXmlFlag.NO_DOMAIN));
        return Long.parseLong(Element.parse(xml).at("disks/disk/@size").orElseThrow());
    }

    private Backup backup() {
        return qemu.on(ref, Backup.class);
    }

    private Jobs jobs() {
        return qemu.on(ref, Jobs.class);
    }

    private void push(Path target, Optional<String> since, Optional<String> checkpoint) throws InterruptedException {
        String xml = "<domainbackup>"
                + since.map(name -> "<incremental>" + name + "</incremental>").orElse("")
                + "<disks><disk name='hda'><target file='" + target + "'/></disk></disks></domainbackup>";
        backup().beginBackup(xml, checkpoint, Set.of());
        QemuFixture.until(
                "the backup has ended", () -> jobs().jobStats(Set.of()).type() == JobType.NONE);
        JobStats last = jobs().jobStats(Set.of(JobStatsFlag.COMPLETED));
        assertEquals(JobType.COMPLETED, last.type());
        assertEquals(JobOperation.BACKUP, last.operation());
    }

    private static boolean holds(String file, String format, String pattern, String offset) {
        String read =
                tool("qemu-io", "-r", "-U", "-f", format, "-c", "read -v -P " + pattern + " " + offset + " 64k", file);
        return !read.contains("Pattern verification failed");
    }

    @Test
    void checkpointsFormATreeAndKnowHowMuchWasWrittenSince() {
        CheckpointRef first = checkpoint("c1");
        write("0x41", "256k");
        CheckpointRef second = checkpoint("c2");
        write("0x42", "512k");
        assertEquals(List.of(first, second), checkpoints().listCheckpoints(Set.of()));
        assertEquals(first, control(second).parent());
        assertEquals(List.of(second), control(first).listChildren(Set.of()));
        assertEquals(128 * 1024, dirty(first));
        assertEquals(64 * 1024, dirty(second));
        control(first).delete(Set.of());
        assertEquals(List.of(second), checkpoints().listCheckpoints(Set.of()));
        assertThrows(NotFound.class, () -> control(second).parent());
        assertThrows(NotFound.class, () -> control(first));
    }

    @Test
    void aCheckpointOutlivesThePlatformAndTheGuest() throws Exception {
        CheckpointRef first = checkpoint("c1");
        qemu.reopen();
        assertEquals(List.of(first), checkpoints().listCheckpoints(Set.of()));
        write("0x41", "256k");
        qemu.lifecycle(ref).destroy(Set.of());
        assertThrows(Unsupported.class, () -> checkpoint("c2"), "nothing runs");
        qemu.lifecycle(ref).start(Set.of());
        Path copy = root.resolve("since.qcow2");
        push(copy, Optional.of("c1"), Optional.empty());
        assertTrue(holds(copy.toString(), "qcow2", "0x41", "256k"));
        qemu.lifecycle(ref).destroy(Set.of());
        control(first).delete(Set.of());
        assertFalse(tool("qemu-img", "info", image.toString()).contains("c1"), "the bitmap is gone");
    }

    @Test
    void anIncrementHasWhatWasWrittenSinceTheCheckpointAndNothingElse() throws Exception {
        write("0x41", "256k");
        Path full = root.resolve("full.qcow2");
        push(full, Optional.empty(), Optional.of(named("c1")));
        assertTrue(holds(full.toString(), "qcow2", "0x41", "256k"));
        write("0x42", "512k");
        Path since = root.resolve("since.qcow2");
        push(since, Optional.of("c1"), Optional.empty());
        assertTrue(holds(since.toString(), "qcow2", "0x42", "512k"));
        assertTrue(holds(since.toString(), "qcow2", "0", "256k"), "older data are not in it");
        assertThrows(VirtException.class, () -> push(since, Optional.empty(), Optional.empty()), "the file is there");
        assertThrows(NotFound.class, () -> push(root.resolve("x"), Optional.of("nosuch"), Optional.empty()));
        assertFalse(Files.exists(root.resolve("x")), "nothing is left of a backup that could not begin");
        assertTrue(qemu.all().stream().anyMatch(DomainEvent.JobCompleted.class::isInstance));
    }

    @Test
    void aBackupThatIsFetchedShowsOneMomentUntilItIsEndedAlsoByALaterPlatform() throws Exception {
        write("0x41", "256k");
        Path socket = root.resolve("nbd.sock");
        Path scratch = root.resolve("scratch.qcow2");
        String xml = "<domainbackup mode='pull'><server transport='unix' socket='" + socket
                + "'/><disks><disk name='hda'><scratch file='" + scratch + "'/></disk></disks></domainbackup>";
        backup().beginBackup(xml, Optional.empty(), Set.of());
        write("0x42", "256k");
        String served = "nbd+unix:///hda?socket=" + socket;
        assertTrue(holds(served, "raw", "0x41", "256k"), "it is the moment at which the backup began");
        assertThrows(Busy.class, () -> backup().beginBackup(xml, Optional.empty(), Set.of()));
        qemu.reopen();
        assertEquals(
                "pull", Element.parse(backup().backupXml()).attribute("mode").orElse(""));
        assertEquals(JobOperation.BACKUP, jobs().jobStats(Set.of()).operation());
        jobs().abortJob(Set.of());
        assertThrows(NotFound.class, () -> backup().backupXml());
        assertFalse(Files.exists(scratch), "what the guest overwrote meanwhile is of no use any more");
        assertThrows(VirtException.class, () -> holds(served, "raw", "0x41", "256k"), "nobody serves it");
        assertThrows(InvalidState.class, () -> jobs().abortJob(Set.of()));
    }

    @Test
    void aGuestThatEndsTakesItsBackupAlong() {
        Path scratch = root.resolve("scratch.qcow2");
        String xml = "<domainbackup mode='pull'><server transport='unix' socket='" + root.resolve("nbd.sock")
                + "'/><disks><disk name='hda'><scratch file='" + scratch + "'/></disk></disks></domainbackup>";
        backup().beginBackup(xml, Optional.empty(), Set.of());
        assertTrue(Files.exists(scratch));
        qemu.lifecycle(ref).destroy(Set.of());
        assertFalse(Files.exists(scratch));
    }

    @Test
    void aCheckpointThatWasForgottenIsDescribedAgainAndItsBitmapLookedFor() {
        CheckpointRef first = checkpoint("c1");
        String xml = control(first).xmlDesc(Set.of());
        control(first).delete(Set.of(CheckpointDeleteFlag.METADATA_ONLY));
        assertThrows(NotFound.class, () -> control(first));
        Set<CheckpointCreateFlag> again = Set.of(CheckpointCreateFlag.REDEFINE, CheckpointCreateFlag.REDEFINE_VALIDATE);
        assertEquals(first, checkpoints().createCheckpoint(xml, again));
        VirtException missing = assertThrows(
                VirtException.class,
                () -> checkpoints().createCheckpoint(xml.replace("bitmap='c1'", "bitmap='c9'"), again));
        assertEquals(Optional.of(ErrorCode.CHECKPOINT_INCONSISTENT), missing.code());
        qemu.lifecycle(ref).destroy(Set.of());
        Definition definition = qemu.on(ref, Definition.class);
        assertThrows(InvalidState.class, () -> definition.undefine(Set.of()));
        definition.undefine(Set.of(UndefineFlag.CHECKPOINTS_METADATA));
    }

    @Test
    void hostileDocumentsAreRefusedAndLeaveNothing() {
        for (String name : List.of("../c", ".c", "-c")) {
            assertThrows(VirtException.class, () -> checkpoint(name), name);
        }
        for (String disk : List.of(
                "<disk name='nosuch'/>",
                "<disk name='hda'><target file='relative'/></disk>",
                "<disk name='hda'><driver type='vmdk'/></disk>",
                "<disk name='hda' type='network'/>")) {
            assertThrows(
                    VirtException.class,
                    () -> backup().beginBackup(
                                    "<domainbackup><disks>" + disk + "</disks></domainbackup>",
                                    Optional.empty(),
                                    Set.of()),
                    disk);
        }
        assertEquals(JobStats.NONE, jobs().jobStats(Set.of()));
    }
}
