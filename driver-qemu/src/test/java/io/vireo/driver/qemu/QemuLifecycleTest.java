package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuLifecycleTest {

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

    @Test
    void aDefinedGuestStartsSpeaksOnItsConsoleAndIsDestroyed() throws Exception {
        DomainRef ref = qemu.define(qemu.bootable(
                "web", "<serial type='unix'><source mode='bind' path='" + root.resolve("web.sock") + "'/></serial>"));
        DomainRef running = qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        assertTrue(running.id().isPresent());
        try (VirtStream console = qemu.on(ref, Console.class).openConsole(Optional.empty(), Set.of())) {
            qemu.lifecycle(ref).resume();
            assertTrue(QemuFixture.readUntil(console, QemuFixture.WORD).contains(QemuFixture.WORD));
        }
        assertEquals(StateReason.RUNNING_UNPAUSED, qemu.on(ref, Inspect.class).state());
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(StateReason.SHUTOFF_DESTROYED, qemu.on(ref, Inspect.class).state());
        assertEquals(
                List.of(
                        DomainLifecycle.DEFINED_ADDED,
                        DomainLifecycle.STARTED_BOOTED,
                        DomainLifecycle.SUSPENDED_PAUSED,
                        DomainLifecycle.RESUMED_UNPAUSED,
                        DomainLifecycle.SHUTDOWN_HOST,
                        DomainLifecycle.STOPPED_DESTROYED),
                qemu.lifecycles());
    }

    @Test
    void nothingOfAGuestIsLeftWhenItHasEnded() throws Exception {
        DomainRef ref = qemu.define(QemuFixture.bare("web"));
        qemu.lifecycle(ref).start(Set.of());
        assertEquals(1, guestFolders().size());
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(List.of(), guestFolders());
    }

    private List<Path> guestFolders() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve("run/qemu"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        DomainRef ref = qemu.define(QemuFixture.bare("web"));
        assertThrows(InvalidState.class, () -> qemu.lifecycle(ref).destroy(Set.of()));
        assertThrows(InvalidState.class, () -> qemu.lifecycle(ref).suspend());
        qemu.lifecycle(ref).start(Set.of());
        assertThrows(InvalidState.class, () -> qemu.lifecycle(ref).start(Set.of()));
        assertThrows(InvalidState.class, () -> qemu.lifecycle(ref).resume());
        qemu.lifecycle(ref).suspend();
        qemu.lifecycle(ref).suspend();
        assertEquals(StateReason.PAUSED_USER, qemu.on(ref, Inspect.class).state());
    }

    @Test
    void aTransientGuestIsGoneWhenItEnds() {
        DomainRef ref = qemu.host(Domains.class).createDomain(QemuFixture.bare("fleeting"), Set.of());
        assertFalse(qemu.on(ref, Definition.class).isPersistent());
        qemu.lifecycle(ref).destroy(Set.of());
        assertThrows(NotFound.class, () -> qemu.host(Domains.class).domainByName("fleeting"));
    }

    @Test
    void aGuestThatIsBoundToASessionEndsWithIt() throws Exception {
        DomainRef ref = qemu.define(QemuFixture.bare("bound"));
        try (var other = qemu.open()) {
            qemu.on(other, ref, io.vireo.domain.Lifecycle.class).start(Set.of(StartFlag.AUTODESTROY));
            assertTrue(qemu.on(ref, Inspect.class).isActive());
        }
        assertEquals(StateReason.SHUTOFF_DESTROYED, qemu.on(ref, Inspect.class).state());
    }

    @Test
    void aGuestRunsOnWhenTheSessionIsClosedAndIsFoundAgain() throws Exception {
        DomainRef ref = qemu.define(QemuFixture.bare("survivor"));
        DomainRef started = qemu.lifecycle(ref).start(Set.of());
        qemu.reopen();
        assertEquals(StateReason.RUNNING_BOOTED, qemu.on(ref, Inspect.class).state());
        assertEquals(
                started.id(), qemu.host(Domains.class).domainByName("survivor").id());
        qemu.lifecycle(ref).suspend();
        qemu.reopen();
        assertEquals(StateReason.PAUSED_USER, qemu.on(ref, Inspect.class).state());
        qemu.lifecycle(ref).destroy(Set.of());
        qemu.reopen();
        assertEquals(StateReason.SHUTOFF_UNKNOWN, qemu.on(ref, Inspect.class).state());
    }
}
