package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.AddressSource;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.KeycodeSet;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.RebootFlag;
import io.vireo.domain.Screenshot;
import io.vireo.domain.ShutdownFlag;
import io.vireo.domain.StateReason;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.Vcpus;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.qemu.QemuMonitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One Linux guest, with everything that it and its host tell of it; its end comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QemuLinuxTest {

    private static final String READY = "GUEST-READY";

    @TempDir
    private static Path root;

    private static QemuFixture qemu;
    private static DomainRef linux;
    private static VirtStream console;

    @BeforeAll
    static void boot() throws Exception {
        Path images = images();
        Assumptions.assumeTrue(
                Files.exists(images.resolve("initramfs")), "no Linux guest in " + images + ": run tools/guest");
        qemu = new QemuFixture(root);
        linux = qemu.define(definition(images));
        qemu.lifecycle(linux).start(Set.of(io.vireo.domain.StartFlag.PAUSED));
        console = qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of(ConsoleFlag.SAFE));
        qemu.lifecycle(linux).resume();
        QemuFixture.readUntil(console, READY);
    }

    private static Path images() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "vireo", "guest");
    }

    private static String definition(Path images) throws IOException {
        return """
                <domain type='qemu'>
                  <name>linux</name>
                  <memory unit='MiB'>256</memory>
                  <vcpu current='1'>2</vcpu>
                  <os>
                    <type arch='x86_64' machine='q35'>hvm</type>
                    <kernel>%1$s/vmlinux</kernel><initrd>%1$s/initramfs</initrd>
                    <cmdline>%2$s</cmdline>
                  </os>
                  <features><acpi/></features>
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='raw'/><source file='%3$s'/><target dev='vda' bus='virtio'/>
                    </disk>
                    <serial type='unix'><source mode='bind' path='%4$s'/></serial>
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    <interface type='user'><model type='virtio'/></interface>
                    <graphics type='vnc' autoport='yes' passwd='secret'/>
                    <video><model type='vga'/></video>
                    <watchdog model='i6300esb' action='pause'/>
                    <memballoon model='virtio'><stats period='1'/></memballoon>
                  </devices>
                </domain>
                """.formatted(
                        images,
                        Files.readString(images.resolve("cmdline")).strip(),
                        BootSector.disk(root.resolve("disk.img")),
                        root.resolve("linux.sock"));
    }

    @AfterAll
    static void end() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private static String xml(DomainXmlFlag... flags) {
        return qemu.on(linux, Inspect.class).xmlDesc(Set.of(flags));
    }

    @Test
    @Order(1)
    void theGuestIsTalkedWithOverItsConsole() {
        console.write(
                ByteBuffer.wrap("\nstty -echo; echo $((6*7))\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        QemuFixture.readUntil(console, "42");
        assertThrows(io.vireo.Busy.class, () -> qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of()));
    }

    @Test
    @Order(2)
    void whoForcesTheConsoleGetsItAndTheOtherLosesIt() {
        VirtStream taken = qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of(ConsoleFlag.FORCE));
        assertThrows(VirtException.class, () -> console.read(ByteBuffer.allocate(16)));
        taken.write(ByteBuffer.wrap("\necho $((7*7))\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        QemuFixture.readUntil(taken, "49");
        taken.abort();
    }

    @Test
    @Order(3)
    void theLiveDefinitionHasWhatOnlyQemuKnowsAndNoSecret() {
        assertTrue(xml().matches("(?s).*<graphics type='vnc' port='59\\d\\d' autoport='yes'.*"), xml());
        assertTrue(!xml().contains("secret"), xml());
        assertTrue(xml(DomainXmlFlag.SECURE).contains("passwd='secret'"));
        assertTrue(!xml(DomainXmlFlag.INACTIVE).contains("<alias"));
    }

    @Test
    @Order(4)
    void theAgentAnswers() throws Exception {
        QemuFixture.until("the agent listens", () -> xml().contains("state='connected'"));
        GuestAgent agent = qemu.on(linux, GuestAgent.class);
        assertTrue(Duration.between(agent.time(), Instant.now()).abs().toHours() < 48);
        assertTrue(!qemu.on(linux, Inspect.class).hostname(Set.of()).isEmpty());
        assertEquals("0", agent.guestVcpus().text("online").orElse(""));
        assertTrue(agent.guestInfo(Set.of()).text("hostname").isPresent());
        assertTrue(qemu.on(linux, NetworkDevices.class).interfaceAddresses(AddressSource.AGENT).stream()
                .anyMatch(card -> card.name().equals("lo")));
        assertTrue(qemu.all().stream().anyMatch(DomainEvent.AgentLifecycle.class::isInstance));
    }

    @Test
    @Order(5)
    void statisticsHaveLibvirtsNames() throws Exception {
        var domains = qemu.host(io.vireo.domain.Domains.class);
        TypedParameters stats =
                domains.allDomainStats(List.of(), Set.of(), Set.of()).get(0).values();
        assertEquals(1L, stats.number("state.state").orElse(0L));
        assertTrue(stats.number("cpu.time").orElse(0L) > 0);
        assertEquals(256L * 1024, stats.number("balloon.maximum").orElse(0L));
        assertEquals(1L, stats.number("vcpu.current").orElse(0L));
        assertTrue(stats.number("vcpu.0.time").isPresent());
        assertEquals("vda", stats.text("block.0.name").orElse(""));
        assertTrue(stats.number("block.0.rd.reqs").orElse(0L) > 0);
        assertEquals(1L << 20, stats.number("block.0.capacity").orElse(0L));
        assertTrue(qemu.on(linux, io.vireo.domain.BlockDevices.class)
                        .blockStats("vda")
                        .number("rd_bytes")
                        .orElse(0L)
                > 0);
        QemuFixture.until(
                "the balloon's driver tells",
                () -> qemu.on(linux, Memory.class).memoryStats().stream()
                        .anyMatch(stat -> stat.tag() == MemoryStatTag.UNUSED && stat.value() > 0));
    }

    @Test
    @Order(6)
    void theGuestGivesMemoryBack() throws Exception {
        qemu.on(linux, Memory.class).setMemory(Bytes.ofMib(192), Set.of(MemoryFlag.LIVE));
        QemuFixture.until(
                "the balloon has grown",
                () -> qemu.on(linux, Inspect.class).info().memory().equals(Bytes.ofMib(192)));
        assertTrue(qemu.all().stream().anyMatch(DomainEvent.BalloonChange.class::isInstance));
        assertThrows(
                VirtException.class,
                () -> qemu.on(linux, Memory.class).setMemory(Bytes.ofGib(1), Set.of(MemoryFlag.LIVE)));
    }

    @Test
    @Order(7)
    void aProcessorIsPluggedIn() throws Exception {
        Vcpus vcpus = qemu.on(linux, Vcpus.class);
        assertEquals(1, vcpus.vcpus().size());
        vcpus.setVcpuCount(2, Set.of(VcpuFlag.LIVE));
        assertEquals(2, vcpus.vcpuCount(Set.of(VcpuFlag.LIVE)));
        assertEquals(2, vcpus.vcpus().size());
        assertEquals(1, vcpus.vcpuCount(Set.of(VcpuFlag.CONFIG)));
        assertThrows(VirtException.class, () -> vcpus.setVcpuCount(1, Set.of(VcpuFlag.LIVE)));
        QemuFixture.until(
                "the guest sees it",
                () -> qemu.on(linux, GuestAgent.class)
                        .guestVcpus()
                        .text("vcpus")
                        .orElse("")
                        .equals("0-1"));
    }

    @Test
    @Order(8)
    void thePictureOfTheScreenIsPng() throws Exception {
        Screenshot shot = qemu.on(linux, Console.class).screenshot(0);
        ByteBuffer head = ByteBuffer.allocate(8);
        assertEquals(8, shot.content().read(head));
        assertEquals("PNG", new String(head.array(), 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(Optional.of("image/png"), shot.mime());
        qemu.on(linux, Console.class).sendKey(KeycodeSet.LINUX, Duration.ofMillis(50), List.of(29, 56, 103));
        assertThrows(
                VirtException.class,
                () -> qemu.on(linux, Console.class).sendKey(KeycodeSet.WIN32, Duration.ZERO, List.of(65)));
    }

    @Test
    @Order(9)
    void metadataIsKeptForTheGuestAndForItsDefinition() {
        Metadata metadata = qemu.on(linux, Metadata.class);
        Set<Impact> both = Set.of(Impact.LIVE, Impact.CONFIG);
        metadata.setMetadata(
                MetadataKind.TITLE, Optional.of("A small Linux"), Optional.empty(), Optional.empty(), both);
        metadata.setMetadata(
                MetadataKind.ELEMENT,
                Optional.of("<owner><name>ann</name></owner>"),
                Optional.of("o"),
                Optional.of("urn:owner"),
                both);
        assertEquals("A small Linux", metadata.metadata(MetadataKind.TITLE, Optional.empty(), Set.of(Impact.CONFIG)));
        String element = metadata.metadata(MetadataKind.ELEMENT, Optional.of("urn:owner"), Set.of());
        assertTrue(element.contains("<name>ann</name>") && element.startsWith("<owner>"), element);
        // Within metadata, quotes are those that libvirt's XML library writes.
        assertTrue(xml().contains("<o:owner xmlns:o=\"urn:owner\">"));
    }

    @Test
    @Order(10)
    void somebodysOwnCommandReachesTheMonitor() {
        QemuMonitor monitor = qemu.on(linux, QemuMonitor.class);
        String answer = monitor.monitorCommand("{\"execute\":\"query-name\",\"id\":\"x\"}", Set.of());
        assertTrue(answer.contains("\"name\":\"linux\"") && answer.contains("\"id\":\"x\""), answer);
        assertTrue(monitor.monitorCommand("{\"execute\":\"no-such\"}", Set.of()).contains("CommandNotFound"));
        assertTrue(monitor.monitorCommand("info version", Set.of(io.vireo.qemu.MonitorCommandFlag.HMP))
                .matches("(?s)\\d+\\.\\d+.*"));
    }

    /** The guest's kernel has no driver for it, so its shell sets the registers: a count of one, then the switch. */
    private static final String ARM_WATCHDOG = """

            cd $(dirname $(grep -l 0x25ab /sys/bus/pci/devices/*/device))
            echo 1 > enable
            at=$(head -n 1 resource | cut -d ' ' -f 1)
            unlock() { devmem $((at + 12)) 16 0x80; devmem $((at + 12)) 16 0x86; }
            unlock; devmem $((at)) 32 1
            unlock; devmem $((at + 4)) 32 1
            printf '\\002' | dd of=config bs=1 seek=104 conv=notrunc
            """;

    @Test
    @Order(11)
    void theWatchdogOfTheUsualModelPausesTheGuest() throws Exception {
        try (VirtStream stream = qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of())) {
            stream.write(ByteBuffer.wrap(ARM_WATCHDOG.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            qemu.await(DomainLifecycle.SUSPENDED_WATCHDOG);
        }
        assertEquals(StateReason.PAUSED_WATCHDOG, qemu.on(linux, Inspect.class).state());
        assertTrue(qemu.all().stream()
                .anyMatch(event -> event instanceof DomainEvent.Watchdog told
                        && told.action() == io.vireo.event.WatchdogAction.PAUSE));
        qemu.lifecycle(linux).resume();
    }

    @Test
    @Order(12)
    void theGuestRebootsByItsPowerButton() throws Exception {
        try (VirtStream stream = qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of())) {
            qemu.lifecycle(linux).reboot(Set.of(RebootFlag.ACPI_POWER_BTN));
            QemuFixture.readUntil(stream, READY);
        }
        assertTrue(qemu.on(linux, Inspect.class).isActive());
    }

    @Test
    @Order(13)
    void theGuestRebootsByItsAgent() throws Exception {
        QemuFixture.until("the agent listens", () -> xml().contains("state='connected'"));
        try (VirtStream stream = qemu.on(linux, Console.class).openConsole(Optional.empty(), Set.of())) {
            qemu.lifecycle(linux).reboot(Set.of(RebootFlag.GUEST_AGENT));
            QemuFixture.readUntil(stream, READY);
        }
    }

    @Test
    @Order(14)
    void theGuestSwitchesItselfOffWhenAsked() throws Exception {
        qemu.lifecycle(linux).shutdown(Set.of(ShutdownFlag.ACPI_POWER_BTN));
        qemu.await(DomainLifecycle.STOPPED_SHUTDOWN);
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, qemu.on(linux, Inspect.class).state());
    }
}
