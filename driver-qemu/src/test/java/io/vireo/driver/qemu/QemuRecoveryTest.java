package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was confirmed is lost when the platform is killed at a moment it did not choose. */
class QemuRecoveryTest {

    @TempDir
    Path root;

    @Test
    void afterKillingThePlatformEveryGuestAndDefinitionIsThereAgain() throws Exception {
        try (KilledPlatform platform = KilledPlatform.start(root)) {
            List<ProcessIdentity> guests = guests();
            assertEquals(5, guests.size());
            platform.kill();
            assertTrue(guests.stream().allMatch(ProcessIdentity::isAlive), "guests live on");
            guest("doomed").kill(Duration.ZERO);
        }
        try (QemuFixture qemu = new QemuFixture(root)) {
            assertEquals(StateReason.RUNNING_BOOTED, state(qemu, "running"));
            assertEquals(StateReason.PAUSED_USER, state(qemu, "paused"));
            assertEquals(StateReason.RUNNING_BOOTED, state(qemu, "transient"));
            assertEquals(StateReason.SHUTOFF_CRASHED, state(qemu, "doomed"));
            assertEquals(StateReason.SHUTOFF_DESTROYED, state(qemu, "bound"));
            assertEquals(StateReason.SHUTOFF_UNKNOWN, state(qemu, "stopped"));
            assertFalse(qemu.on(find(qemu, "transient"), Definition.class).isPersistent());
            assertTrue(qemu.lifecycles().contains(DomainLifecycle.STOPPED_FAILED), "the death is told");
            assertEquals(3, guests().size(), "what belonged to the ended ones is gone");
            qemu.lifecycle(find(qemu, "running")).suspend();
            assertEquals(StateReason.PAUSED_USER, state(qemu, "running"));
        }
        assertEquals(List.of(), guests());
    }

    private static DomainRef find(QemuFixture qemu, String name) {
        return qemu.host(Domains.class).domainByName(name);
    }

    private static StateReason state(QemuFixture qemu, String name) {
        return qemu.on(find(qemu, name), Inspect.class).state();
    }

    private List<ProcessIdentity> guests() throws IOException {
        return records().map(GuestRecord::process).toList();
    }

    private ProcessIdentity guest(String name) throws IOException {
        return records()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .process();
    }

    private Stream<GuestRecord> records() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("run/qemu"))) {
            return all
                    .filter(Files::isDirectory)
                    .map(GuestFolder::new)
                    .flatMap(folder -> GuestRecord.read(folder).stream())
                    .toList()
                    .stream();
        }
    }

    @Test
    void aStartThatWasCutOffBeforeItsRecordLeavesNoProcess() throws Exception {
        UUID uuid = UUID.randomUUID();
        try (QemuFixture qemu = new QemuFixture(root)) {
            qemu.define(QemuFixture.bare("web"));
        }
        GuestFolder folder = GuestFolder.of(root.resolve("run/qemu"), uuid);
        folder.create();
        Process orphan = new ProcessBuilder(
                        "qemu-system-x86_64",
                        "-S",
                        "-display",
                        "none",
                        "-M",
                        "none",
                        "-qmp",
                        "unix:" + folder.monitor() + ",server=on,wait=off")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("orphan.log").toFile())
                .start();
        try {
            QemuFixture.until("the orphan's socket", () -> Files.exists(folder.monitor()));
            try (QemuFixture qemu = new QemuFixture(root)) {
                assertEquals(StateReason.SHUTOFF_UNKNOWN, state(qemu, "web"));
                orphan.waitFor();
                assertFalse(Files.exists(folder.path()));
            }
        } finally {
            orphan.destroyForcibly().waitFor();
        }
    }

    @Test
    void aGuestThatIsKilledIsNoticedAtOnce() throws Exception {
        try (QemuFixture qemu = new QemuFixture(root)) {
            DomainRef ref = qemu.define(QemuFixture.bare("web"));
            qemu.lifecycle(ref).start(Set.of());
            guest("web").handle().orElseThrow().destroyForcibly();
            qemu.await(DomainLifecycle.STOPPED_FAILED);
            assertEquals(
                    StateReason.SHUTOFF_CRASHED, qemu.on(ref, Inspect.class).state());
            qemu.lifecycle(ref).start(Set.of());
            assertTrue(qemu.on(ref, Inspect.class).isActive());
        }
    }

    @Test
    void aSecondDriverOnTheSameFolderIsRefused() {
        try (QemuFixture qemu = new QemuFixture(root)) {
            qemu.define(QemuFixture.bare("web"));
            assertThrows(Busy.class, () -> new QemuFixture(root));
        }
    }

    @Test
    void aDefinitionThatWasDamagedIsSetAsideAndTheOthersAreThere() throws Exception {
        String uuid;
        try (QemuFixture qemu = new QemuFixture(root)) {
            uuid = qemu.define(QemuFixture.bare("damaged")).uuid().toString();
            qemu.define(QemuFixture.bare("sound"));
        }
        Path file = root.resolve("config/qemu").resolve(uuid + ".xml");
        Files.writeString(file, "<domain><name>dam");
        try (QemuFixture qemu = new QemuFixture(root)) {
            assertEquals(
                    List.of("sound"),
                    qemu.host(Domains.class).listDomains(Set.of()).stream()
                            .map(DomainRef::name)
                            .toList());
        }
        assertFalse(Files.exists(file));
    }
}
