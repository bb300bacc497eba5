package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.BlockCommitFlag;
import io.vireo.domain.BlockCopyFlag;
import io.vireo.domain.BlockJobAbortFlag;
import io.vireo.domain.BlockJobInfo;
import io.vireo.domain.BlockJobKind;
import io.vireo.domain.BlockJobs;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.BlockJobStatus;
import io.vireo.event.DomainEvent;
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

/** Images of disks while a real guest runs and while it is off: snapshots, and the jobs that move data between them. */
class QemuImagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private QemuFixture qemu;
    private DomainRef ref;
    private Path image;

    @BeforeEach
    void define() throws IOException {
        qemu = new QemuFixture(root);
        Path raw = BootSector.disk(root.resolve("raw.img"));
        image = root.resolve("disk.qcow2");
        ChildProcess.of(List.of("qemu-img", "convert", "-O", "qcow2", raw.toString(), image.toString()))
                .run(PATIENCE)
                .orFail("make an image");
        ref = qemu.define(qemu.bootable("web", qemu.serial("web"))
                .replace("type='raw'", "type='qcow2'")
                .replace(root.resolve("boot-web.img").toString(), image.toString()));
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private Element xml(DomainXmlFlag... flags) {
        return Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of(flags)));
    }

    private String source(DomainXmlFlag... flags) {
        return xml(flags).at("devices/disk/source/@file").orElse("");
    }

    private Snapshots snapshots() {
        return qemu.on(ref, Snapshots.class);
    }

    private SnapshotRef take(String name, SnapshotCreateFlag... flags) {
        return snapshots().createSnapshot("<domainsnapshot><name>" + name + "</name></domainsnapshot>", Set.of(flags));
    }

    private SnapshotControl control(SnapshotRef snapshot) {
        return qemu.on(snapshot, SnapshotControl.class);
    }

    private String inImage() {
        return ChildProcess.of(List.of("qemu-img", "snapshot", "-U", "-l", image.toString()))
                .run(PATIENCE)
                .output();
    }

    private BlockJobs jobs() {
        return qemu.on(ref, BlockJobs.class);
    }

    private void awaitReady() throws InterruptedException {
        QemuFixture.until("the job is ready", () -> {
            BlockJobInfo info = jobs().blockJobInfo("hda").orElseThrow();
            return info.current() == info.end();
        });
    }

    @Test
    void snapshotsOfADomainThatIsOffLieInItsImageAndFormATree() {
        SnapshotRef first = take("s1");
        SnapshotRef second = take("s2");
        SnapshotRef third = take("s3");
        assertEquals(List.of(first, second, third), snapshots().listSnapshots(Set.of()));
        assertTrue(inImage().contains("s1") && inImage().contains("s3"), inImage());
        assertEquals(second, control(third).parent());
        assertEquals(third, snapshots().currentSnapshot());
        Element document = Element.parse(control(first).xmlDesc(Set.of()));
        assertEquals("shutoff", document.at("state").orElse(""));
        assertEquals("internal", document.at("disks/disk/@snapshot").orElse(""));
        control(first).revert(Set.of());
        assertTrue(control(first).isCurrent());
        assertThrows(VirtException.class, () -> take("s2"), "the name is taken");
        control(first).delete(Set.of(SnapshotDeleteFlag.CHILDREN_ONLY));
        assertEquals(List.of(first), snapshots().listSnapshots(Set.of()));
        assertFalse(inImage().contains("s2"), inImage());
        assertThrows(NotFound.class, () -> control(second));
    }

    @Test
    void aDomainWithSnapshotsIsUndefinedOnlyWhenSomebodySaysSo() {
        take("s1");
        Definition definition = qemu.on(ref, Definition.class);
        assertEquals(
                "Requested operation is not valid: cannot delete inactive domain with 1 snapshots",
                assertThrows(InvalidState.class, () -> definition.undefine(Set.of()))
                        .getMessage());
        definition.undefine(Set.of(UndefineFlag.SNAPSHOTS_METADATA));
        assertTrue(inImage().contains("s1"), "the image keeps it");
    }

    @Test
    void aRunningGuestGoesOnWhereItsSnapshotWasTaken() throws Exception {
        SnapshotRef snapshot;
        try (VirtStream console = qemu.boot(ref)) {
            snapshot = take("live");
            QemuFixture.tell(console, 'x');
            QemuFixture.readUntil(console, "x");
        }
        assertEquals(
                "running",
                Element.parse(control(snapshot).xmlDesc(Set.of())).at("state").orElse(""));
        qemu.lifecycle(ref).destroy(Set.of());
        qemu.reopen();
        control(snapshot).revert(Set.of());
        assertEquals(
                StateReason.RUNNING_FROM_SNAPSHOT, qemu.on(ref, Inspect.class).state());
        // It does not boot again, so it says only what it is told now.
        try (VirtStream console = qemu.on(ref, io.vireo.domain.Console.class).openConsole(Optional.empty(), Set.of())) {
            QemuFixture.tell(console, 'y');
            assertEquals("y", QemuFixture.readUntil(console, "y"));
        }
        control(snapshot).delete(Set.of());
        assertFalse(inImage().contains("live"), inImage());
    }

    @Test
    void aSnapshotOfTheDisksLaysANewImageOnTopAndCommitTakesItAwayAgain() throws Exception {
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        SnapshotRef snapshot = take("top", SnapshotCreateFlag.DISK_ONLY, SnapshotCreateFlag.ATOMIC);
        Path overlay = root.resolve("disk.top");
        assertEquals(overlay.toString(), source());
        assertEquals(overlay.toString(), source(DomainXmlFlag.INACTIVE));
        assertEquals(
                image.toString(),
                xml().at("devices/disk/backingStore/source/@file").orElse(""));
        assertEquals(
                "disk-snapshot",
                Element.parse(control(snapshot).xmlDesc(Set.of())).at("state").orElse(""));
        control(snapshot).delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY));

        assertThrows(
                VirtException.class,
                () -> jobs().blockCommit("hda", Optional.empty(), Optional.empty(), Bandwidth.UNLIMITED, Set.of()));
        jobs().blockCommit(
                        "hda", Optional.empty(), Optional.empty(), Bandwidth.UNLIMITED, Set.of(BlockCommitFlag.ACTIVE));
        awaitReady();
        assertThrows(Busy.class, () -> jobs().blockPull("hda", Bandwidth.UNLIMITED));
        jobs().abortBlockJob("hda", Set.of(BlockJobAbortFlag.PIVOT));
        assertEquals(image.toString(), source());
        assertEquals(image.toString(), source(DomainXmlFlag.INACTIVE));
        assertEquals(Optional.empty(), jobs().blockJobInfo("hda"));
        QemuFixture.until(
                "it is told",
                () -> qemu.all().stream()
                        .anyMatch(event -> event instanceof DomainEvent.BlockJob2 job
                                && job.kind() == BlockJobKind.ACTIVE_COMMIT
                                && job.status() == BlockJobStatus.COMPLETED));
        qemu.lifecycle(ref).destroy(Set.of());
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
    }

    @Test
    void aPullMakesTheTopmostImageStandAlone() throws Exception {
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        take("top", SnapshotCreateFlag.DISK_ONLY, SnapshotCreateFlag.NO_METADATA);
        assertEquals(List.of(), snapshots().listSnapshots(Set.of()));
        jobs().blockPull("hda", Bandwidth.UNLIMITED);
        QemuFixture.until("the pull has ended", () -> jobs().blockJobInfo("hda").isEmpty());
        QemuFixture.until(
                "it is written down",
                () -> xml().find("devices/disk/backingStore/source").isEmpty());
        assertEquals(root.resolve("disk.top").toString(), source());
        qemu.lifecycle(ref).destroy(Set.of());
        Files.delete(image);
        qemu.boot(ref).abort();
    }

    @Test
    void aCopyIsGoneOverToOrLeftAsItIs() throws Exception {
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        Path copy = root.resolve("copy.qcow2");
        String xml = "<disk type='file'><source file='" + copy + "'/><driver type='qcow2'/></disk>";
        assertThrows(
                InvalidState.class, () -> jobs().blockCopy("hda", xml, TypedParameters.NONE, Set.of()), "persistent");
        for (boolean pivot : new boolean[] {false, true}) {
            jobs().blockCopy("hda", xml, TypedParameters.NONE, Set.of(BlockCopyFlag.TRANSIENT_JOB));
            awaitReady();
            jobs().abortBlockJob("hda", pivot ? Set.of(BlockJobAbortFlag.PIVOT) : Set.of());
            assertEquals((pivot ? copy : image).toString(), source());
            if (!pivot) {
                assertTrue(Files.size(copy) > 0);
                VirtException taken = assertThrows(
                        VirtException.class,
                        () -> jobs().blockCopy("hda", xml, TypedParameters.NONE, Set.of(BlockCopyFlag.TRANSIENT_JOB)));
                assertTrue(taken.getMessage().contains("already exists"), taken.getMessage());
                Files.delete(copy);
            }
        }
        assertThrows(InvalidState.class, () -> jobs().abortBlockJob("hda", Set.of()));
    }

    @Test
    void aSnapshotThatCannotBeTakenLeavesEverythingAsItWas() throws Exception {
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        Files.writeString(root.resolve("disk.top"), "somebody's file");
        VirtException failure = assertThrows(VirtException.class, () -> take("top", SnapshotCreateFlag.DISK_ONLY));
        assertTrue(failure.getMessage().contains("already exists"), failure.getMessage());
        assertEquals("somebody's file", Files.readString(root.resolve("disk.top")));
        assertEquals(image.toString(), source());
        assertEquals(List.of(), snapshots().listSnapshots(Set.of()));
        assertThrows(VirtException.class, () -> take("../evil"));
        assertThrows(VirtException.class, () -> take("-d"));
        assertThrows(
                VirtException.class,
                () -> snapshots()
                        .createSnapshot(
                                "<domainsnapshot><disks><disk name='nosuch'/></disks></domainsnapshot>", Set.of()));
    }
}
