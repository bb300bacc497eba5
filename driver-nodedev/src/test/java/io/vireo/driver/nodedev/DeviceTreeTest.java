package io.vireo.driver.nodedev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.NotFound;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.VirtEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices of a host whose {@code /sys} is made up. */
class DeviceTreeTest {

    @TempDir
    Path folder;

    private Path sys;
    private HostFiles files;

    @BeforeEach
    void host() throws IOException {
        Path root = folder.toRealPath();
        sys = root.resolve("sys");
        files = new HostFiles(sys, root.resolve("udev"), root.resolve("proc"));
        pci("0000:00:02.0", "0x010000", "0x1af4", "0x1042");
        write("devices/pci0000:00/0000:00:02.0/config", config());
        device("devices/pci0000:00/0000:00:02.0/virtio1/block/vda", "class/block/vda");
        write("devices/pci0000:00/0000:00:02.0/virtio1/block/vda/size", "4096");
        write("devices/pci0000:00/0000:00:02.0/virtio1/block/vda/dev", "254:0");
        write("devices/pci0000:00/0000:00:02.0/virtio1/block/vda/uevent", "MAJOR=254\nDEVNAME=vda\n");
        write("devices/pci0000:00/0000:00:02.0/virtio1/block/vda/queue/logical_block_size", "512");
        Files.createDirectories(files.udev());
        Files.writeString(files.udev().resolve("b254:0"), "S:disk/by-id/virtio-s1\nE:ID_SERIAL=s 1\nE:ID_BUS=virtio\n");
        device("devices/virtual/block/loop0", "class/block/loop0");
        device("devices/virtual/net/br0", "class/net/br0");
        write("devices/virtual/net/br0/address", "52:54:00:00:00:01");
        write("devices/virtual/net/br0/operstate", "up");
        write("devices/virtual/net/br0/speed", "1000");
    }

    private void pci(String address, String type, String vendor, String device) throws IOException {
        String path = "devices/pci0000:00/" + address;
        device(path, "bus/pci/devices/" + address);
        write(path + "/class", type);
        write(path + "/vendor", vendor);
        write(path + "/device", device);
        Files.createDirectories(sys.resolve("bus/pci/drivers/virtio-pci"));
        Files.createSymbolicLink(sys.resolve(path + "/driver"), sys.resolve("bus/pci/drivers/virtio-pci"));
    }

    /** A PCI Express endpoint of 8 GT/s with four lanes, of which one is in use at 2.5 GT/s. */
    private static byte[] config() {
        byte[] bytes = new byte[256];
        bytes[0x06] = 0x10;
        bytes[0x34] = 0x40;
        bytes[0x40] = 0x10;
        bytes[0x4c] = 0x43;
        bytes[0x4f] = 7;
        bytes[0x52] = 0x11;
        return bytes;
    }

    private void device(String path, String link) throws IOException {
        Files.createDirectories(sys.resolve(path));
        Files.createDirectories(sys.resolve(link).getParent());
        Files.createSymbolicLink(sys.resolve(link), sys.resolve(path));
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Files.createDirectories(sys.resolve(path).getParent());
        Files.write(sys.resolve(path), bytes);
    }

    private String document(String name) {
        DeviceTree tree = DeviceTree.read(files);
        return tree.require(name).document(tree.parent(tree.require(name))).toString();
    }

    @Test
    void describesAPciDeviceWithItsLink() {
        assertEquals("""
                <device>
                  <name>pci_0000_00_02_0</name>
                  <path>%s/devices/pci0000:00/0000:00:02.0</path>
                  <parent>computer</parent>
                  <driver>
                    <name>virtio-pci</name>
                  </driver>
                  <capability type='pci'>
                    <class>0x010000</class>
                    <domain>0</domain>
                    <bus>0</bus>
                    <slot>2</slot>
                    <function>0</function>
                    <product id='0x1042'/>
                    <vendor id='0x1af4'/>
                    <pci-express>
                      <link validity='cap' port='7' speed='8' width='4'/>
                      <link validity='sta' speed='2.5' width='1'/>
                    </pci-express>
                  </capability>
                </device>
                """.formatted(sys), document("pci_0000_00_02_0"));
    }

    @Test
    void namesVendorAndProductWhereTheListOfTheDistributionIs() throws IOException {
        Path list = Files.writeString(
                folder.resolve("pci.ids"),
                "# a list\n0001  Nobody\n\t1042  not this\n1af4  Red Hat, Inc.\n"
                        + "\t1041  Virtio 1.0 network device\n\t\t1af4 1042  nor this\n\t1042  Virtio 1.0 block device\n"
                        + "C 01  Mass storage controller\n");
        files = new HostFiles(files.sys(), files.udev(), files.proc(), PciNames.of(folder.resolve("none"), list));
        String pci = document("pci_0000_00_02_0");
        assertTrue(pci.contains("<product id='0x1042'>Virtio 1.0 block device</product>"), pci);
        assertTrue(pci.contains("<vendor id='0x1af4'>Red Hat, Inc.</vendor>"), pci);
        assertEquals(Optional.empty(), files.names().product(1, 2));
        assertEquals(Optional.empty(), files.names().vendor(2));
    }

    @Test
    void describesADiskBelowItsController() {
        assertEquals("""
                <device>
                  <name>block_vda_s_1</name>
                  <path>%s/devices/pci0000:00/0000:00:02.0/virtio1/block/vda</path>
                  <devnode type='dev'>/dev/vda</devnode>
                  <devnode type='link'>/dev/disk/by-id/virtio-s1</devnode>
                  <parent>pci_0000_00_02_0</parent>
                  <capability type='storage'>
                    <block>/dev/vda</block>
                    <bus>virtio</bus>
                    <drive_type>disk</drive_type>
                    <serial>s 1</serial>
                    <size>2097152</size>
                    <logical_block_size>512</logical_block_size>
                    <num_blocks>4096</num_blocks>
                  </capability>
                </device>
                """.formatted(sys), document("block_vda_s_1"));
    }

    @Test
    void describesANetworkDeviceBelowTheMachine() {
        String net = document("net_br0_52_54_00_00_00_01");
        assertTrue(net.contains("<parent>computer</parent>") && net.contains("<link speed='1000' state='up'/>"), net);
    }

    @Test
    void loopsAreNoDisks() {
        assertEquals(
                Set.of("computer", "pci_0000_00_02_0", "block_vda_s_1", "net_br0_52_54_00_00_00_01"),
                DeviceTree.read(files).names());
        assertThrows(NotFound.class, () -> DeviceTree.read(files).require("block_loop0"));
    }

    @Test
    void theMachineIsTheRootAlsoWithoutFirmware() {
        DeviceTree tree = DeviceTree.read(
                new HostFiles(folder.resolve("nothing"), folder.resolve("nothing"), folder.resolve("nothing")));
        assertEquals(Set.of("computer"), tree.names());
        assertEquals(Optional.empty(), tree.parent(tree.require("computer")));
    }

    @Test
    void aBittenTailOfCapabilitiesEnds() {
        byte[] bytes = new byte[256];
        bytes[0x06] = 0x10;
        bytes[0x34] = 0x40;
        bytes[0x41] = 0x40;
        assertEquals(List.of(), PciConfig.of(bytes).express());
        assertEquals(List.of(), PciConfig.of(new byte[0]).express());
    }

    @Test
    void tellsWhatCameAndWhatWent() {
        List<VirtEvent> told = new ArrayList<>();
        try (Watch watch = new Watch(files, told::add)) {
            watch.tell(Set.of("a", "b"));
            watch.tell(Set.of("b", "c"));
        }
        assertEquals(
                List.of("a CREATED", "b CREATED", "a DELETED", "c CREATED"),
                told.stream()
                        .map(NodeDeviceEvent.Lifecycle.class::cast)
                        .map(each -> each.device().name() + " " + each.detail())
                        .toList());
    }
}
