package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.StartFlag;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that come and go while a real guest runs. */
class QemuPlugTest {

    private static final Set<DeviceFlag> LIVE = Set.of(DeviceFlag.LIVE);
    private static final Set<DeviceFlag> CONFIG = Set.of(DeviceFlag.CONFIG);
    private static final Set<DeviceFlag> BOTH = Set.of(DeviceFlag.LIVE, DeviceFlag.CONFIG);

    @TempDir
    Path root;

    private QemuFixture qemu;
    private DomainRef ref;
    private Devices devices;

    @BeforeEach
    void start() throws IOException {
        qemu = new QemuFixture(root);
        ref = qemu.define(qemu.bootable(
                "web",
                "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>"
                        + "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>"
                        + "<controller type='usb' index='0' model='qemu-xhci'/>"));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        devices = qemu.on(ref, Devices.class);
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private Element live() {
        return Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of()));
    }

    private Element kept() {
        return Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of(DomainXmlFlag.INACTIVE)));
    }

    private static List<String> targets(Element definition) {
        return definition.findAll("devices/disk").stream()
                .map(disk -> disk.at("target/@dev").orElse(""))
                .toList();
    }

    private String disk(String target, String bus) throws IOException {
        Path image = root.resolve(target + ".img");
        Files.write(image, new byte[1 << 20]);
        return "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='" + image
                + "'/><target dev='" + target + "' bus='" + bus + "'/></disk>";
    }

    private String monitor(String command) {
        return qemu.on(ref, io.vireo.qemu.QemuMonitor.class)
                .monitorCommand(command, Set.of(io.vireo.qemu.MonitorCommandFlag.HMP));
    }

    @Test
    void aDiskIsThereAtOnceAndOnlyWhereItWasAskedFor() throws Exception {
        devices.attachDevice(disk("vdb", "virtio"), LIVE);
        assertEquals(List.of("hda", "hdc", "vdb"), targets(live()));
        assertEquals(List.of("hda", "hdc"), targets(kept()));
        assertTrue(monitor("info block").contains(root.resolve("vdb.img").toString()));
        assertTrue(live().find("devices/disk").isPresent());
        assertTrue(qemu.all().stream()
                .anyMatch(event -> event instanceof DomainEvent.DeviceAdded added
                        && added.devAlias().equals("virtio-disk1")));
        devices.attachDevice(disk("vdc", "virtio"), BOTH);
        assertEquals(List.of("hda", "hdc", "vdb", "vdc"), targets(live()));
        assertEquals(List.of("hda", "hdc", "vdc"), targets(kept()));
    }

    @Test
    void aDiskThatNeedsAControllerBringsIt() throws Exception {
        devices.attachDevice("<controller type='scsi' model='virtio-scsi'/>", LIVE);
        devices.attachDevice(disk("sda", "scsi"), LIVE);
        assertEquals(List.of("hda", "hdc", "sda"), targets(live()));
        assertTrue(monitor("info block").contains("sda.img"));
    }

    @Test
    void aTargetThatIsTakenIsRefusedAndNothingChanges() throws Exception {
        devices.attachDevice(disk("vdb", "virtio"), LIVE);
        Element before = live();
        VirtException twice =
                assertThrows(VirtException.class, () -> devices.attachDevice(disk("vdb", "virtio"), LIVE));
        assertTrue(twice.getMessage().contains("target 'vdb' duplicated"), twice.getMessage());
        assertThrows(InvalidState.class, () -> devices.attachDevice(disk("hdc", "ide"), CONFIG));
        assertEquals(before, live());
    }

    @Test
    void aDeviceThatQemuRefusesLeavesNothingBehind() throws Exception {
        Element before = live();
        String nodes = monitor("info block -n");
        String missing = disk("vdb", "virtio").replace("vdb.img", "none.img");
        VirtException failure = assertThrows(VirtException.class, () -> devices.attachDevice(missing, BOTH));
        assertTrue(failure.getMessage().contains("none.img"), failure.getMessage());
        assertEquals(before, live());
        assertEquals(List.of("hda", "hdc"), targets(kept()));
        assertEquals(nodes, monitor("info block -n"));
    }

    @Test
    void anUsbDeviceLeavesWithoutTheGuestsHelp() throws Exception {
        devices.attachDevice(disk("sdb", "usb"), BOTH);
        assertEquals(List.of("hda", "hdc", "sdb"), targets(live()));
        devices.detachDevice("<disk><target dev='sdb'/></disk>", BOTH);
        assertEquals(List.of("hda", "hdc"), targets(live()));
        assertEquals(List.of("hda", "hdc"), targets(kept()));
        assertFalse(monitor("info block -n").contains("sdb.img"));
        QemuFixture.until(
                "its leaving is told", () -> qemu.all().stream().anyMatch(DomainEvent.DeviceRemoved.class::isInstance));
        devices.attachDevice(disk("sdb", "usb"), LIVE);
    }

    @Test
    void cardsComeAndTheirLinkGoesDown() {
        devices.attachDevice(
                "<interface type='user'><mac address='52:54:00:00:00:02'/><model type='e1000'/></interface>", BOTH);
        assertEquals(
                List.of("net0", "net1"),
                live().findAll("devices/interface").stream()
                        .map(card -> card.at("alias/@name").orElse(""))
                        .toList());
        assertTrue(monitor("info network").contains("net1: index=0,type=nic,model=e1000"), monitor("info network"));
        devices.updateDevice(
                "<interface type='user'><mac address='52:54:00:00:00:02'/><model type='e1000'/><link state='down'/>"
                        + "</interface>",
                LIVE);
        assertTrue(live().findAll("devices/interface")
                .get(1)
                .at("link/@state")
                .orElse("")
                .equals("down"));
        assertThrows(
                VirtException.class,
                () -> devices.updateDevice(
                        "<interface type='user'><mac address='52:54:00:00:00:02'/><model type='virtio'/></interface>",
                        LIVE));
        devices.detachDevice("<interface type='user'><mac address='52:54:00:00:00:02'/></interface>", CONFIG);
        assertEquals(1, kept().findAll("devices/interface").size());
    }

    @Test
    void aMediumIsChangedAndTakenOut() throws Exception {
        Path disc = Files.write(root.resolve("disc.iso"), new byte[1 << 20]);
        String drive = "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>%s"
                + "<target dev='hdc' bus='ide'/><readonly/></disk>";
        devices.updateDevice(drive.formatted("<source file='" + disc + "'/>"), BOTH);
        assertTrue(monitor("info block").contains("disc.iso"));
        assertEquals(
                disc.toString(),
                live().findAll("devices/disk").get(1).at("source/@file").orElse(""));
        assertEquals(
                disc.toString(),
                kept().findAll("devices/disk").get(1).at("source/@file").orElse(""));
        devices.updateDevice(drive.formatted(""), LIVE);
        assertFalse(monitor("info block").contains("disc.iso"));
        assertTrue(live().findAll("devices/disk").get(1).child("source").isEmpty());
        assertThrows(VirtException.class, () -> devices.updateDevice(disk("hda", "ide"), LIVE));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertEquals(
                "device not found: no target device vdz",
                assertThrows(NotFound.class, () -> devices.detachDevice("<disk><target dev='vdz'/></disk>", CONFIG))
                        .getMessage());
        assertThrows(NotFound.class, () -> devices.detachDeviceByAlias("ua-none", LIVE));
        assertThrows(VirtException.class, () -> devices.attachDevice("<frobnicator/>", LIVE));
    }

    @Test
    void aPluggedDeviceIsStillThereAfterThePlatformHasStartedAnew() throws Exception {
        devices.attachDevice(disk("sdb", "usb"), LIVE);
        qemu.reopen();
        devices = qemu.on(ref, Devices.class);
        assertEquals(List.of("hda", "hdc", "sdb"), targets(live()));
        devices.detachDevice("<disk><target dev='sdb'/></disk>", LIVE);
        assertEquals(List.of("hda", "hdc"), targets(live()));
    }
}
