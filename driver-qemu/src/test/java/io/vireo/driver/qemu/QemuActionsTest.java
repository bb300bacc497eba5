package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtStream;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.LifecycleAction;
import io.vireo.domain.LifecycleKind;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a guest that ends, reboots or panics by itself. */
class QemuActionsTest {

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

    private DomainRef define(String actions) throws IOException {
        return qemu.define(qemu.bootable("web", qemu.serial("web") + "<panic model='isa'/>")
                .replace("<devices>", actions + "<devices>"));
    }

    private StateReason state(DomainRef ref) {
        return qemu.on(ref, Inspect.class).state();
    }

    @Test
    void aGuestThatSwitchesItselfOffIsShutOff() throws Exception {
        DomainRef ref = define("");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'o');
            qemu.await(DomainLifecycle.SHUTDOWN_GUEST);
            qemu.await(DomainLifecycle.STOPPED_SHUTDOWN);
        }
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, state(ref));
    }

    @Test
    void onPoweroffRestartBootsAnew() throws Exception {
        DomainRef ref = define("<on_poweroff>restart</on_poweroff>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'o');
            QemuFixture.readUntil(console, QemuFixture.WORD);
        }
        assertEquals(StateReason.RUNNING_BOOTED, state(ref));
        assertFalse(qemu.lifecycles().contains(DomainLifecycle.STOPPED_SHUTDOWN));
    }

    @Test
    void onPoweroffPreserveKeepsTheGuestToLookAt() throws Exception {
        DomainRef ref = define("<on_poweroff>preserve</on_poweroff>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'o');
            QemuFixture.until("the guest is kept", () -> state(ref) == StateReason.PAUSED_SHUTTING_DOWN);
        }
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(StateReason.SHUTOFF_DESTROYED, state(ref));
    }

    @Test
    void aGuestThatReboots() throws Exception {
        DomainRef ref = define("");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'r');
            QemuFixture.readUntil(console, QemuFixture.WORD);
        }
        QemuFixture.until(
                "the reboot is told", () -> qemu.all().stream().anyMatch(DomainEvent.Reboot.class::isInstance));
        assertTrue(qemu.on(ref, Inspect.class).isActive());
    }

    @Test
    void onRebootDestroyEndsTheGuest() throws Exception {
        DomainRef ref = define("<on_reboot>destroy</on_reboot>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'r');
            qemu.await(DomainLifecycle.STOPPED_SHUTDOWN);
        }
        assertFalse(qemu.on(ref, Inspect.class).isActive());
    }

    @Test
    void anActionThatIsSetWhileTheGuestRunsCounts() throws Exception {
        DomainRef ref = define("");
        try (VirtStream console = qemu.boot(ref)) {
            qemu.lifecycle(ref).setLifecycleAction(LifecycleKind.REBOOT, LifecycleAction.DESTROY, Set.of(Impact.LIVE));
            QemuFixture.tell(console, 'r');
            qemu.await(DomainLifecycle.STOPPED_SHUTDOWN);
        }
        assertTrue(qemu.on(ref, Inspect.class).xmlDesc(Set.of()).contains("<on_reboot>restart</on_reboot>"));
    }

    @Test
    void aGuestThatPanicsIsDestroyed() throws Exception {
        DomainRef ref = define("<on_crash>destroy</on_crash>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'p');
            qemu.await(DomainLifecycle.CRASHED_PANICKED);
            qemu.await(DomainLifecycle.STOPPED_CRASHED);
        }
        assertEquals(StateReason.SHUTOFF_CRASHED, state(ref));
    }

    @Test
    void onCrashPreserveKeepsTheGuestToLookAt() throws Exception {
        DomainRef ref = define("<on_crash>preserve</on_crash>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'p');
            qemu.await(DomainLifecycle.CRASHED_PANICKED);
        }
        assertEquals(StateReason.CRASHED_PANICKED, state(ref));
        assertEquals(
                1,
                qemu.host(Domains.class)
                        .listDomains(Set.of(ListDomainsFlag.ACTIVE, ListDomainsFlag.OTHER))
                        .size());
    }

    @Test
    void onCrashCoredumpRestartWritesTheMemoryAndBootsAnew() throws Exception {
        DomainRef ref = define("<on_crash>coredump-restart</on_crash>");
        try (VirtStream console = qemu.boot(ref)) {
            QemuFixture.tell(console, 'p');
            QemuFixture.readUntil(console, QemuFixture.WORD);
        }
        try (Stream<Path> dumps = Files.list(root.resolve("state/qemu/dump"))) {
            assertEquals(
                    List.of(true),
                    dumps.map(file -> file.toFile().length() > 1 << 20).toList());
        }
        assertEquals(StateReason.RUNNING_BOOTED, state(ref));
    }

    @Test
    void whatHappenedWhileNobodyWasThereIsDealtWithWhenSomebodyIs() throws Exception {
        DomainRef off = define("");
        qemu.boot(off).abort();
        qemu.withoutSession(() -> {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(root.resolve("web.sock")));
                channel.write(ByteBuffer.wrap(new byte[] {'o'}));
                // The guest looks at its serial port 18 times a second.
                Thread.sleep(300);
            }
        });
        qemu.await(DomainLifecycle.STOPPED_SHUTDOWN);
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, state(off));
    }
}
