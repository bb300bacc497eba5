package io.vireo.driver.nodedev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that are made: mediated ones by mdevctl, virtual ports by their adapter. */
class VirtualDevicesTest {

    private static final String UUID = "4f4b4f5e-7d2c-4b5c-8f43-2a2d2b1c0001";
    private static final String NAME = "mdev_4f4b4f5e_7d2c_4b5c_8f43_2a2d2b1c0001_0000_00_03_0";
    private static final String XML = "<device><parent>pci_0000_00_03_0</parent><capability type='mdev'>"
            + "<type id='mtty-1'/><uuid>" + UUID + "</uuid><attr name='a' value='1'/></capability></device>";

    @TempDir
    Path folder;

    private final PretendedMdevctl mdevctl = new PretendedMdevctl();
    private PretendedSys sys;
    private NodeDeviceHost host;
    private NodeDeviceSession session;

    @BeforeEach
    void begin() throws IOException {
        sys = new PretendedSys(folder);
        sys.pci("0000:00:03.0", "0x020000");
        host = new NodeDeviceHost(sys.files, sys, mdevctl);
        session = new NodeDeviceSession(host, event -> {});
    }

    private NodeDeviceControl device(String name) {
        return (NodeDeviceControl) session.subject(new NodeDeviceRef(name));
    }

    @Test
    void aMediatedDeviceIsDefinedAndMade() {
        assertEquals(NAME, session.defineNodeDevice(XML, Set.of()).name());
        assertEquals(NAME, session.createNodeDevice(XML, Set.of()).name());
        String json = " < {\"mdev_type\":\"mtty-1\",\"start\":\"manual\",\"attrs\":[{\"a\":\"1\"}]}";
        String words = " --uuid " + UUID + " --parent 0000:00:03.0 --jsonfile /dev/stdin";
        assertEquals(List.of("define" + words + json, "start" + words + json), mdevctl.told);
    }

    @Test
    void aDefinedOneIsListedDescribedStartedAndForgotten() {
        mdevctl.defined = "[{\"0000:00:03.0\":[{\"" + UUID
                + "\":{\"mdev_type\":\"mtty-1\",\"start\":\"auto\",\"attrs\":[{\"a\":\"1\"}]}}]}]";
        assertEquals(List.of(new NodeDeviceRef(NAME)), session.listNodeDevices(Set.of(NodeDeviceListFlag.INACTIVE)));
        assertEquals(NAME, session.nodeDeviceByName(NAME).name());
        NodeDeviceControl device = device(NAME);
        assertFalse(device.isActive());
        assertTrue(device.isPersistent() && device.autostart());
        assertEquals(Optional.of("pci_0000_00_03_0"), device.parent());
        assertTrue(device.xmlDesc(Set.of()).contains("<attr name='a' value='1'/>"), () -> device.xmlDesc(Set.of()));
        assertThrows(InvalidState.class, device::destroy);
        device.start();
        device.setAutostart(false);
        device.update(XML.replace("'1'", "'2'"), Set.of());
        device.undefine();
        assertEquals(
                List.of(
                        "start --uuid " + UUID,
                        "modify --uuid " + UUID + " --manual",
                        "modify --uuid " + UUID + " --jsonfile /dev/stdin --defined"
                                + " < {\"mdev_type\":\"mtty-1\",\"start\":\"manual\",\"attrs\":[{\"a\":\"2\"}]}",
                        "undefine --uuid " + UUID),
                mdevctl.told);
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThrows(BadXml.class, () -> session.defineNodeDevice("<network/>", Set.of()));
        VirtException net = assertThrows(
                VirtException.class,
                () -> session.defineNodeDevice("<device><capability type='net'/></device>", Set.of()));
        assertEquals(67, net.number());
        assertThrows(BadXml.class, () -> session.defineNodeDevice(XML.replace(UUID, "-x"), Set.of()));
        assertThrows(BadXml.class, () -> session.defineNodeDevice(XML.replace("<type id='mtty-1'/>", ""), Set.of()));
        assertThrows(NotFound.class, () -> session.defineNodeDevice(XML.replace("_03_", "_09_"), Set.of()));
        assertThrows(Unsupported.class, () -> session.defineNodeDevice(XML.replace("<attr", "<odd/><attr"), Set.of()));
        VirtException computer =
                assertThrows(VirtException.class, () -> device("computer").undefine());
        assertEquals(67, computer.number());
        assertEquals(List.of(), mdevctl.told);
    }

    @Test
    void aVirtualPortIsMadeFoundAndRemoved() throws IOException {
        Path scsi = Files.createDirectories(sys.sys.resolve(PretendedSys.BUS + "0000:00:03.0/host3"));
        Files.createDirectories(sys.sys.resolve("bus/scsi/devices"));
        Files.createSymbolicLink(sys.sys.resolve("bus/scsi/devices/host3"), scsi);
        Path adapter = Files.createDirectories(sys.sys.resolve("class/fc_host/host3"));
        Files.writeString(adapter.resolve("vport_create"), "");
        Files.writeString(adapter.resolve("node_name"), "0x20000000c9831b4b\n");
        Files.writeString(adapter.resolve("port_name"), "0x10000000c9831b4b\n");
        String xml = "<device><parent>scsi_host3</parent><capability type='scsi_host'><capability type='fc_host'>"
                + "<wwnn>20000000c9831b4b</wwnn><wwpn>10000000c9831b4b</wwpn></capability></capability></device>";
        assertEquals("scsi_host3", session.createNodeDevice(xml, Set.of()).name());
        assertEquals(List.of("vport_create=10000000c9831b4b:20000000c9831b4b"), sys.writes);
        assertEquals(
                "scsi_host3",
                session.scsiHostByWwn("20000000C9831B4B", "10000000c9831b4b").name());
        assertThrows(NotFound.class, () -> session.scsiHostByWwn("0000000000000000", "10000000c9831b4b"));
        assertThrows(BadXml.class, () -> session.createNodeDevice(xml.replace("4b<", "-o<"), Set.of()));
    }
}
