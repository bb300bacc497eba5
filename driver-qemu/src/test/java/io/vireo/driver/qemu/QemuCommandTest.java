package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden arguments started a QEMU 7.2, or differ from such only in paths. */
class QemuCommandTest {

    private static List<String> arguments(String devices) {
        return TestGuests.command(TestGuests.withDevices(devices)).arguments();
    }

    private static String argument(List<String> arguments, String option, String part) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals(option) && arguments.get(i + 1).contains(part)) {
                return arguments.get(i + 1);
            }
        }
        throw new AssertionError(option + " with " + part + " is not in " + arguments);
    }

    private static VirtException refusal(String devices) {
        return assertThrows(VirtException.class, () -> arguments(devices));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimal",
                "webserver",
                "every-disk-bus",
                "q35-grows",
                "usb-hubs",
                "serial-lines",
                "firmware",
                "microvm"
            })
    void translatesCompleteDefinitions(String name) {
        QemuCommand command = TestGuests.command(Element.parse(TestGuests.golden(name, "complete.xml")));
        assertEquals("/usr/bin/qemu-system-x86_64", command.program());
        assertEquals(TestGuests.golden(name, "command.txt"), String.join("\n", command.arguments()) + "\n");
    }

    @Test
    void theGuestIsCreatedStoppedAndStaysAtItsEnd() {
        List<String> arguments = arguments("");
        assertTrue(arguments.contains("-S"));
        assertTrue(argument(arguments, "-action", "shutdown=pause").contains("panic=pause"));
        assertFalse(arguments.contains("-daemonize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a,file=/etc/shadow", "/a\",\"read-only\":false,\"x\":\"", "/a'b", "/a b", "/\u00e9"})
    void pathsStayPaths(String path) {
        Element disk = Element.parse("<disk><source/><target dev='vda'/></disk>")
                .mapChildren("source", source -> source.with("file", path));
        Element serial = Element.parse("<serial type='file'><source/></serial>")
                .mapChildren("source", source -> source.with("path", path));
        List<String> arguments = arguments(disk.toString() + serial);
        assertEquals(Json.of(path).toString(), "\"" + value(argument(arguments, "-blockdev", "filename")) + "\"");
        assertTrue(argument(arguments, "-chardev", "file,").contains(",path=" + path.replace(",", ",,") + ","));
    }

    /** What stands between the quotes of the member {@code filename}. */
    private static String value(String blockdev) {
        String start = "\"filename\":\"";
        int from = blockdev.indexOf(start) + start.length();
        return blockdev.substring(from, blockdev.indexOf("\",\"node-name\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "/dev/fdset/1", "nbd:host:1"})
    void pathsThatMeanSomethingElseToQemuAreRefused(String path) {
        assertEquals(
                67,
                refusal("<disk><source file='" + path + "'/><target dev='vda'/></disk>")
                        .number());
    }

    @Test
    void aSocketPathThatNobodyCouldBindIsRefused() {
        GuestPlaces deep = new GuestPlaces(Path.of("/" + "d".repeat(100)), Map.of());
        Element live = LiveDomain.begin(TestGuests.withDevices(""), deep);
        assertTrue(assertThrows(VirtException.class, () -> QemuCommand.of(live, deep))
                .getMessage()
                .contains("107 bytes"));
    }

    @Test
    void passwordsAreNoArguments() {
        List<String> arguments = arguments("<graphics type='vnc' passwd='hunter2'/>");
        assertTrue(arguments.stream().noneMatch(each -> each.contains("hunter2")));
        assertTrue(argument(arguments, "-vnc", "127.0.0.1").endsWith(",password=on"));
    }

    @Test
    void anInterfaceOnABridgeNeedsItsTap() {
        String bridged = "<interface type='bridge'><source bridge='br0'/></interface>";
        assertTrue(argument(arguments(bridged), "-netdev", "tap").contains("\"ifname\":\"tap0\""));
        assertEquals(1, refusal(bridged + bridged).number());
    }

    @ParameterizedTest
    @CsvSource({"host-passthrough", "host-model"})
    void theHostsProcessorNeedsKvm(String mode) {
        Element complete = TestGuests.complete(TestGuests.text("q35", "<cpu mode='" + mode + "'/>", ""));
        VirtException refusal = assertThrows(VirtException.class, () -> TestGuests.command(complete));
        assertEquals(67, refusal.number());
        assertTrue(refusal.getMessage().contains("maximum"), refusal.getMessage());
    }

    @Test
    void theNameOfAProcessorIsNoListOfOptions() {
        Element complete = TestGuests.complete(TestGuests.text("q35", "<cpu><model>qemu64,+svm</model></cpu>", ""));
        assertEquals(
                67,
                assertThrows(VirtException.class, () -> TestGuests.command(complete))
                        .number());
    }

    @Test
    void aVariableClockCountsFromNow() {
        Element live = TestGuests.complete(TestGuests.text("pc", "<clock offset='variable' adjustment='-60'/>", ""));
        Arguments arguments = new Arguments();
        ClockArguments.add(arguments, live, Clock.fixed(Instant.parse("2030-05-01T12:00:00Z"), ZoneOffset.UTC));
        assertEquals(List.of("-rtc", "base=2030-05-01T11:59:00"), arguments.list());
    }

    @Test
    void theGuestsOwnArgumentsComeLastAndItsEnvironmentIsChecked() {
        Element complete = TestGuests.complete(TestGuests.golden("microvm", "given.xml"));
        QemuCommand command = TestGuests.command(complete);
        List<String> arguments = command.arguments();
        assertEquals("virtio-mmio.force-legacy=false", arguments.get(arguments.size() - 1));
        assertEquals("none", command.environment().get("QEMU_AUDIO_DRV"));
        Element evil = Element.parse(complete.toString().replace("QEMU_AUDIO_DRV", "A=B"));
        assertEquals(
                27,
                assertThrows(VirtException.class, () -> TestGuests.command(evil))
                        .number());
    }

    @Test
    void aMediumThatIsNotThereIsLeftOutWhenThatIsAllowed() {
        String disc =
                "<disk device='cdrom'><source file='/nowhere/at/all' startupPolicy='%s'/><target dev='sda'/></disk>";
        Element left = LiveDomain.begin(TestGuests.withDevices(disc.formatted("optional")), TestGuests.PLACES);
        assertTrue(left.find("devices/disk/source").isEmpty());
        Element kept = LiveDomain.begin(TestGuests.withDevices(disc.formatted("mandatory")), TestGuests.PLACES);
        assertTrue(kept.find("devices/disk/source").isPresent());
    }

    @Test
    void whatSeveralGuestsWriteIsNotCachedByOneHost() {
        List<String> arguments = arguments("<disk><source file='/x'/><target dev='vda'/><shareable/></disk>");
        assertTrue(argument(arguments, "-blockdev", "disk1-storage").contains("\"direct\":true"));
        assertTrue(argument(arguments, "-device", "virtio-blk").contains("\"share-rw\":true"));
    }

    @Test
    void anOwnNameOfAChipsetsControllerIsNotTheNameOfItsBus() {
        List<String> arguments = arguments("<controller type='sata' index='0'><alias name='ua-ports'/></controller>"
                + "<controller type='pci' index='0' model='pcie-root'><alias name='ua-root'/></controller>"
                + "<disk><source file='/x'/><target dev='sda' bus='sata'/></disk>");
        assertTrue(argument(arguments, "-device", "ide-hd").contains("\"bus\":\"ide.0\""));
        assertTrue(argument(arguments, "-device", "pcie-root-port").contains("\"bus\":\"pcie.0\""));
    }

    @Test
    void backingFilesAreReadOnlyNodes() {
        List<String> arguments = arguments(
                "<disk><driver type='qcow2'/><source file='/top'/><target dev='vda'/>"
                        + "<backingStore type='file'><format type='raw'/><source file='/base'/><backingStore/></backingStore></disk>");
        assertTrue(argument(arguments, "-blockdev", "disk1-1-format").contains("\"read-only\":true"));
        assertTrue(argument(arguments, "-blockdev", "\"disk1-format\"").contains("\"backing\":\"disk1-1-format\""));
    }
}
