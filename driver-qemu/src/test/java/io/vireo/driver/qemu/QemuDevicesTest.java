package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Inspect;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest has of its host: terminals, network devices, a TPM; all of it goes when the guest goes. */
class QemuDevicesTest {

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

    private String xml(DomainRef ref) {
        return qemu.on(ref, Inspect.class).xmlDesc(Set.of());
    }

    @Test
    void aSerialPortOfTypePtyIsATerminalOfTheHost() throws Exception {
        DomainRef ref = qemu.define(qemu.bootable("web", "<serial type='pty'/>"));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        assertTrue(xml(ref).matches("(?s).*<console type='pty' tty='/dev/pts/\\d+'>.*"), xml(ref));
        try (VirtStream console = qemu.on(ref, Console.class).openConsole(Optional.empty(), Set.of())) {
            // QEMU looks once a second whether somebody has opened the terminal.
            Thread.sleep(1500);
            qemu.lifecycle(ref).resume();
            QemuFixture.readUntil(console, QemuFixture.WORD);
            QemuFixture.tell(console, 'x');
            QemuFixture.readUntil(console, "x");
        }
        assertFalse(qemu.on(ref, Inspect.class)
                .xmlDesc(Set.of(io.vireo.domain.DomainXmlFlag.INACTIVE))
                .contains("/dev/pts"));
    }

    @Test
    void aPlatformThatRunsAsAServiceSurvivesTheEndOfAGuestWhoseTerminalItReads() throws Exception {
        Process platform = LeadingPlatform.start(root.resolve("service"));
        try {
            assertEquals("ALIVE", platform.inputReader().readLine());
        } finally {
            platform.destroyForcibly();
        }
    }

    @Test
    void theTpmOfAGuestComesAndGoesWithItAndRemembers() throws Exception {
        Assumptions.assumeTrue(ChildProcess.find("swtpm").isPresent(), "swtpm is not installed");
        DomainRef ref = qemu.define(qemu.bootable("web", "<tpm model='tpm-crb'><backend type='emulator'/></tpm>"));
        qemu.lifecycle(ref).start(Set.of());
        ProcessIdentity helper = record(ref).helpers().get(0);
        assertTrue(helper.isAlive());
        qemu.lifecycle(ref).destroy(Set.of());
        QemuFixture.until("the TPM has ended", () -> !helper.isAlive());
        Path state = root.resolve("state/qemu/tpm").resolve(ref.uuid().toString());
        assertTrue(Files.exists(state));
        qemu.on(ref, Definition.class).undefine(Set.of(UndefineFlag.TPM));
        assertFalse(Files.exists(state));
    }

    private GuestRecord record(DomainRef ref) {
        return GuestRecord.read(GuestFolder.of(root.resolve("run/qemu"), ref.uuid()))
                .orElseThrow();
    }

    @Test
    void twoDisplaysThatChooseTheirPortsGetTwo() {
        String display = "<graphics type='vnc' autoport='yes'/>";
        DomainRef one = qemu.define(qemu.with("one", display));
        DomainRef two = qemu.define(qemu.with("two", display));
        qemu.lifecycle(one).start(Set.of(StartFlag.PAUSED));
        qemu.lifecycle(two).start(Set.of(StartFlag.PAUSED));
        assertFalse(port(one).equals(port(two)), port(one));
    }

    private String port(DomainRef ref) {
        return io.vireo.xml.Element.parse(xml(ref)).at("devices/graphics/@port").orElse("");
    }

    @Test
    void aBridgeThatIsMissingIsNamedAndNoDeviceIsLeft() throws IOException {
        Assumptions.assumeTrue(OwnNetwork.isOwn(), "needs a network of its own: unshare -n");
        DomainRef ref =
                qemu.define(qemu.with("web", "<interface type='bridge'><source bridge='nosuch0'/></interface>"));
        VirtException failure =
                assertThrows(VirtException.class, () -> qemu.lifecycle(ref).start(Set.of()));
        assertTrue(failure.getMessage().contains("nosuch0"), failure.getMessage());
        assertEquals(List.of(), devices());
    }

    @Test
    void aNetworkDeviceIsInItsBridgeWhileTheGuestRuns() throws Exception {
        Assumptions.assumeTrue(OwnNetwork.isOwn(), "needs a network of its own: unshare -n");
        ip("link", "add", "vireo0", "type", "bridge");
        try {
            DomainRef ref = qemu.define(qemu.with(
                    "web",
                    "<interface type='bridge'><source bridge='vireo0'/></interface>"
                            + "<interface type='ethernet'><target dev='mine0'/></interface>"));
            qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
            assertEquals(List.of("mine0", "vnet0"), devices());
            assertTrue(Files.isSymbolicLink(Path.of("/sys/class/net/vnet0/master")));
            assertTrue(xml(ref).contains("<target dev='vnet0'/>"), xml(ref));
            record(ref).process().handle().orElseThrow().destroyForcibly();
            QemuFixture.until(
                    "the end is noticed", () -> qemu.on(ref, Inspect.class).state() == StateReason.SHUTOFF_CRASHED);
            assertEquals(List.of(), devices());
        } finally {
            ip("link", "delete", "vireo0");
        }
    }

    /** Whether this process has a network of its own, without the host's devices. */
    private static List<String> devices() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
            return all.map(device -> device.getFileName().toString())
                    .filter(name -> !name.equals("lo") && !name.equals("vireo0"))
                    .sorted()
                    .toList();
        }
    }

    private static void ip(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        ChildProcess.of(command).run(java.time.Duration.ofSeconds(10)).orFail("prepare the network");
    }
}
