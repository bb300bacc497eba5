package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.DumpFlag;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.Inspect;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.SavedImages;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateFiles;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuSaveTest {

    @TempDir
    Path root;

    private QemuFixture qemu;
    private DomainRef web;

    @BeforeEach
    void open() throws Exception {
        qemu = new QemuFixture(root);
        web = qemu.define(qemu.bootable("web", console()));
        qemu.lifecycle(web).start(Set.of());
        QemuFixture.until(
                "the guest's word", () -> console(root.resolve("console")).contains(QemuFixture.WORD));
    }

    private String console() {
        return "<serial type='file'><source path='" + root.resolve("console") + "'/></serial>";
    }

    private static String console(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private StateReason state() {
        return qemu.on(web, Inspect.class).state();
    }

    private ManagedSave kept() {
        return qemu.on(web, ManagedSave.class);
    }

    private static TypedParameters to(Path file) {
        return TypedParameters.builder()
                .ofString(SaveParameters.FILE, file.toString())
                .build();
    }

    @Test
    void aStartGoesOnFromTheKeptState() throws Exception {
        kept().managedSave(Set.of());
        assertEquals(StateReason.SHUTOFF_SAVED, state());
        assertTrue(kept().hasManagedSave());
        Files.delete(root.resolve("console"));
        qemu.lifecycle(web).start(Set.of());
        assertEquals(StateReason.RUNNING_RESTORED, state());
        assertFalse(kept().hasManagedSave());
        assertEquals("", console(root.resolve("console")), "it did not boot anew");
        assertEquals(
                List.of(
                        DomainLifecycle.SUSPENDED_PAUSED,
                        DomainLifecycle.STOPPED_SAVED,
                        DomainLifecycle.STARTED_RESTORED,
                        DomainLifecycle.RESUMED_FROM_SNAPSHOT),
                qemu.lifecycles().stream()
                        .skip(3)
                        .filter(each -> each != DomainLifecycle.SHUTDOWN_HOST)
                        .toList());
        assertTrue(qemu.all().stream().anyMatch(DomainEvent.JobCompleted.class::isInstance));
    }

    @Test
    void theKeptStateStaysPausedWhenItWasPausedOrThatIsAskedFor() {
        qemu.lifecycle(web).suspend();
        kept().managedSave(Set.of());
        qemu.lifecycle(web).start(Set.of());
        assertEquals(StateReason.PAUSED_USER, state());
        kept().managedSave(Set.of(SaveFlag.RUNNING));
        qemu.lifecycle(web).start(Set.of(StartFlag.PAUSED));
        assertEquals(StateReason.PAUSED_USER, state());
        kept().managedSave(Set.of(SaveFlag.RUNNING));
        qemu.lifecycle(web).start(Set.of());
        assertEquals(StateReason.RUNNING_RESTORED, state());
    }

    @Test
    void aStartCanForgetTheKeptState() throws Exception {
        kept().managedSave(Set.of());
        Files.delete(root.resolve("console"));
        qemu.lifecycle(web).start(Set.of(StartFlag.FORCE_BOOT));
        assertEquals(StateReason.RUNNING_BOOTED, state());
        QemuFixture.until(
                "the guest's word", () -> console(root.resolve("console")).contains(QemuFixture.WORD));
        assertFalse(kept().hasManagedSave());
    }

    @Test
    void aGuestIsSavedToAFileAndRestoredFromIt() {
        Path file = root.resolve("web, with a comma.save");
        qemu.on(web, StateFiles.class).save(to(file), Set.of());
        assertEquals(StateReason.SHUTOFF_SAVED, state());
        SavedImages images = qemu.host(SavedImages.class);
        assertTrue(images.savedImageXml(file.toString(), Set.of()).contains("<name>web</name>"));
        images.restoreDomain(to(file), Set.of());
        assertEquals(StateReason.RUNNING_RESTORED, state());
        assertTrue(Files.exists(file));
    }

    @Test
    void aSavedGuestWithoutADefinitionComesBack() {
        DomainRef fleeting = qemu.host(Domains.class).createDomain(QemuFixture.bare("fleeting"), Set.of());
        Path file = root.resolve("fleeting.save");
        qemu.on(fleeting, StateFiles.class).save(to(file), Set.of(SaveFlag.PAUSED));
        qemu.host(SavedImages.class).restoreDomain(to(file), Set.of());
        assertEquals(StateReason.PAUSED_USER, qemu.on(fleeting, Inspect.class).state());
    }

    @Test
    void aFileThatIsNoSavedStateIsRefused() throws IOException {
        Path file = Files.writeString(root.resolve("letter"), "Dear QEMU, ".repeat(20));
        SavedImages images = qemu.host(SavedImages.class);
        assertThrows(VirtException.class, () -> images.restoreDomain(to(file), Set.of()));
        Files.writeString(file, "LibvirtQemudPart" + "x".repeat(100));
        VirtException failure = assertThrows(VirtException.class, () -> images.restoreDomain(to(file), Set.of()));
        assertTrue(failure.getMessage().contains("not complete"), failure.getMessage());
    }

    @Test
    void aDamagedStateLeavesTheDomainOffAndTheFileThere() throws IOException {
        kept().managedSave(Set.of());
        Path file = root.resolve("state/qemu/save/" + web.uuid() + ".save");
        SavedImage image = SavedImage.read(file);
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(image.stateAt() + 100_000);
        }
        VirtException failure =
                assertThrows(VirtException.class, () -> qemu.lifecycle(web).start(Set.of()));
        assertTrue(failure.getMessage().contains("QEMU said"), failure.getMessage());
        assertEquals(StateReason.SHUTOFF_SAVED, state());
        assertTrue(kept().hasManagedSave());
    }

    @Test
    void aSaveThatFailsLetsTheGuestGoOn() {
        Path nowhere = root.resolve("no/such/folder/web.save");
        assertThrows(VirtException.class, () -> qemu.on(web, StateFiles.class).save(to(nowhere), Set.of()));
        assertEquals(StateReason.RUNNING_SAVE_CANCELED, state());
        qemu.lifecycle(web).suspend();
    }

    @Test
    void theMemoryIsDumpedAndTheGuestGoesOn() throws IOException {
        Path file = root.resolve("web.core");
        qemu.on(web, StateFiles.class).coreDump(file.toString(), DumpFormat.RAW, Set.of(DumpFlag.MEMORY_ONLY));
        byte[] head = new byte[4];
        try (var in = Files.newInputStream(file)) {
            assertEquals(4, in.read(head));
        }
        assertEquals("\u007fELF", new String(head, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals(StateReason.RUNNING_UNPAUSED, state());
        qemu.on(web, StateFiles.class)
                .coreDump(file.toString(), DumpFormat.KDUMP_ZLIB, Set.of(DumpFlag.MEMORY_ONLY, DumpFlag.CRASH));
        assertEquals(StateReason.SHUTOFF_CRASHED, state());
    }

    @Test
    void aDumpThatIsGivenUpAtAnyMomentLetsTheGuestGoOn() throws Exception {
        for (int pause = 0; pause <= 100; pause += 5) {
            Path file = root.resolve("web-" + pause + ".core");
            FutureTask<Boolean> dump = new FutureTask<>(() -> dumps(file));
            Thread caller = new Thread(dump);
            caller.start();
            Thread.sleep(pause);
            caller.interrupt();

            boolean dumped = dump.get(60, TimeUnit.SECONDS);

            assertEquals(StateReason.RUNNING_UNPAUSED.state(), state().state(), "after " + pause + " ms");
            assertEquals(dumped, Files.exists(file), "a file, after " + pause + " ms");
        }
    }

    private boolean dumps(Path file) {
        try {
            qemu.on(web, StateFiles.class).coreDump(file.toString(), DumpFormat.RAW, Set.of(DumpFlag.MEMORY_ONLY));
            return true;
        } catch (VirtException interrupted) {
            return false;
        }
    }
}
