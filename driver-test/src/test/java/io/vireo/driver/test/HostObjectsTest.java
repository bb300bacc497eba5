package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NetworkLifecycle;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.NodeDeviceLifecycle;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.network.Networks;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePoolState;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Networks, storage, interfaces and devices of the simulated host. */
class HostObjectsTest {

    private static final String NET = "<network><name>net</name><bridge name='br0'/>"
            + "<ip address='10.0.0.1' netmask='255.255.255.0'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip>"
            + "</network>";
    private static final String POOL =
            "<pool type='dir'><name>pool</name><target><path>//srv//pool/</path></target></pool>";

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void networkGoesThroughItsWholeLife() {
        Networks networks = bench.connect(Networks.class);
        NetworkRef net = networks.defineNetwork(NET, Set.of());
        NetworkControl control = bench.as(NetworkControl.class, net);
        assertFalse(control.isActive());
        control.start();
        assertThrows(InvalidState.class, control::start);
        assertEquals("br0", control.bridgeName());
        assertThrows(InvalidState.class, control::undefine);
        control.setAutostart(true);
        assertTrue(control.autostart());
        assertEquals(
                List.of("net"),
                networks.listNetworks(Set.of(NetworkListFlag.AUTOSTART)).stream()
                        .map(NetworkRef::name)
                        .toList());
        control.destroy();
        control.undefine();
        NotFound gone = assertThrows(NotFound.class, () -> networks.networkByName("net"));
        assertEquals("Network not found: no network with matching name 'net'", gone.getMessage());
        assertEquals(
                List.of(
                        NetworkLifecycle.DEFINED,
                        NetworkLifecycle.STARTED,
                        NetworkLifecycle.STOPPED,
                        NetworkLifecycle.UNDEFINED),
                bench.events.stream()
                        .map(each -> ((NetworkEvent.Lifecycle) each).detail())
                        .toList());
    }

    @Test
    void transientNetworkIsGoneWhenItStops() {
        Networks networks = bench.connect(Networks.class);
        NetworkRef net = networks.createNetwork(NET, Set.of());
        NetworkControl control = bench.as(NetworkControl.class, net);
        assertTrue(control.isActive());
        assertFalse(control.isPersistent());
        assertThrows(InvalidState.class, () -> control.setAutostart(true));
        assertThrows(AlreadyExists.class, () -> networks.createNetwork(NET, Set.of()), "another UUID");
        control.destroy();
        assertThrows(NotFound.class, () -> bench.as(NetworkControl.class, net));
    }

    @Test
    void networkIsCompletedAndUnknownPartsStay() {
        NetworkRef net = bench.connect(Networks.class)
                .defineNetwork(
                        "<network ipv6='no'><mac address='52:54:00:AA:BB:CC'/><name>n</name><forward dev='eth0'/>"
                                + "<bridge name='b'/><future x='1'/></network>",
                        Set.of());
        Element xml = Element.parse(bench.as(NetworkControl.class, net).xmlDesc(Set.of()));
        assertEquals(Optional.of("nat"), xml.at("forward/@mode"));
        assertEquals(Optional.of("eth0"), xml.at("forward/interface/@dev"));
        assertEquals(Optional.of("on"), xml.at("bridge/@stp"));
        assertEquals(Optional.of("52:54:00:aa:bb:cc"), xml.at("mac/@address"));
        assertEquals(Optional.of("1"), xml.at("future/@x"));
        assertEquals("name", xml.children().get(0).name());
        Networks networks = bench.connect(Networks.class);
        assertThrows(BadXml.class, () -> networks.defineNetwork("<pool/>", Set.of()));
        assertThrows(BadXml.class, () -> networks.defineNetwork("<network><name>a/b</name></network>", Set.of()));
        assertThrows(VirtException.class, () -> networks.defineNetwork("<network/>", Set.of()));
    }

    @Test
    void networkIsUpdatedPieceByPiece() {
        NetworkRef net = bench.connect(Networks.class).defineNetwork(NET, Set.of());
        NetworkControl control = bench.as(NetworkControl.class, net);
        String host = "<host mac='52:54:00:00:00:01' ip='10.0.0.5'/>";
        NetworkUpdateSection hosts = NetworkUpdateSection.IP_DHCP_HOST;
        control.update(NetworkUpdateCommand.ADD_LAST, hosts, -1, host, Set.of());
        assertThrows(
                InvalidState.class, () -> control.update(NetworkUpdateCommand.ADD_LAST, hosts, -1, host, Set.of()));
        control.update(
                NetworkUpdateCommand.MODIFY,
                hosts,
                -1,
                "<host mac='52:54:00:00:00:01' ip='10.0.0.6'/>",
                Set.of(NetworkUpdateFlag.CONFIG));
        assertEquals(
                Optional.of("10.0.0.6"),
                Element.parse(control.xmlDesc(Set.of())).at("ip/dhcp/host/@ip"));
        control.update(NetworkUpdateCommand.DELETE, hosts, -1, "<host mac='52:54:00:00:00:01'/>", Set.of());
        assertThrows(
                InvalidState.class,
                () -> control.update(
                        NetworkUpdateCommand.DELETE, hosts, -1, "<host mac='52:54:00:00:00:01'/>", Set.of()));
        control.update(
                NetworkUpdateCommand.ADD_FIRST,
                NetworkUpdateSection.DNS_HOST,
                -1,
                "<host ip='10.0.0.7'><hostname>h</hostname></host>",
                Set.of());
        assertEquals(Optional.of("h"), Element.parse(control.xmlDesc(Set.of())).at("dns/host/hostname"));
        assertThrows(
                InvalidState.class,
                () -> control.update(NetworkUpdateCommand.ADD_LAST, hosts, -1, host, Set.of(NetworkUpdateFlag.LIVE)));
        assertThrows(
                VirtException.class,
                () -> control.update(
                        NetworkUpdateCommand.ADD_LAST, NetworkUpdateSection.BRIDGE, -1, "<bridge/>", Set.of()));
    }

    @Test
    void poolGoesThroughItsWholeLife() {
        StoragePools pools = bench.connect(StoragePools.class);
        StoragePoolRef pool = pools.definePool(POOL, Set.of());
        StoragePoolControl control = bench.as(StoragePoolControl.class, pool);
        assertEquals(StoragePoolState.INACTIVE, control.info().state());
        control.build(Set.of());
        control.start(Set.of());
        InvalidState running = assertThrows(InvalidState.class, () -> control.start(Set.of()));
        assertEquals("Requested operation is not valid: storage pool 'pool' is active", running.getMessage());
        assertEquals(Bytes.ofGib(100), control.info().capacity());
        control.setAutostart(true);
        control.refresh();
        assertThrows(InvalidState.class, control::undefine);
        control.destroy();
        assertThrows(InvalidState.class, control::refresh);
        control.delete(Set.of());
        control.undefine();
        assertThrows(NotFound.class, () -> pools.poolByName("pool"));
        assertEquals(
                List.of(
                        StoragePoolLifecycle.DEFINED,
                        StoragePoolLifecycle.CREATED,
                        StoragePoolLifecycle.STARTED,
                        StoragePoolLifecycle.STOPPED,
                        StoragePoolLifecycle.DELETED,
                        StoragePoolLifecycle.UNDEFINED),
                bench.events.stream()
                        .filter(StoragePoolEvent.Lifecycle.class::isInstance)
                        .map(each -> ((StoragePoolEvent.Lifecycle) each).detail())
                        .toList());
        assertEquals(
                1,
                bench.events.stream()
                        .filter(StoragePoolEvent.Refresh.class::isInstance)
                        .count());
    }

    @Test
    void poolsOfATypeAreListed() {
        StoragePools pools = bench.connect(StoragePools.class);
        pools.definePool("<pool type='iscsi-direct'><name>i</name></pool>", Set.of());
        assertEquals(
                List.of("i"),
                pools.listPools(Set.of(StoragePoolListFlag.ISCSI_DIRECT)).stream()
                        .map(StoragePoolRef::name)
                        .toList());
        assertEquals(
                List.of("default-pool"),
                pools.listPools(Set.of(StoragePoolListFlag.DIR, StoragePoolListFlag.ACTIVE)).stream()
                        .map(StoragePoolRef::name)
                        .toList());
    }

    @Test
    void wrongPoolsAreRefused() {
        StoragePools pools = bench.connect(StoragePools.class);
        assertThrows(VirtException.class, () -> pools.definePool("<pool type='x'><name>p</name></pool>", Set.of()));
        assertThrows(BadXml.class, () -> pools.definePool("<pool type='dir'><name>p</name></pool>", Set.of()));
        assertThrows(AlreadyExists.class, () -> pools.definePool(POOL.replace(">pool<", ">default-pool<"), Set.of()));
        assertTrue(pools.findPoolSources("logical", Optional.empty()).contains("testvg1"));
        assertThrows(VirtException.class, () -> pools.findPoolSources("netfs", Optional.empty()));
        assertTrue(pools.findPoolSources("netfs", Optional.of("<source><host name='h'/></source>"))
                .contains("/testshare"));
    }

    @Test
    void volumesTakeSpaceOfTheirPool() {
        StoragePoolRef pool = bench.connect(StoragePools.class).createPool(POOL, Set.of());
        StorageVols vols = bench.as(StorageVols.class, pool);
        StorageVolRef one = vols.createVol(
                "<volume><name>v1</name><capacity unit='MiB'>8</capacity><allocation>0</allocation></volume>",
                Set.of());
        assertEquals("/srv/pool/v1", one.key());
        Element xml = Element.parse(bench.as(StorageVolControl.class, one).xmlDesc());
        assertEquals(Optional.of("8388608"), xml.at("capacity"));
        assertEquals(Optional.of("raw"), xml.at("target/format/@type"));
        assertEquals("/srv/pool/v1", bench.as(StorageVolControl.class, one).path());
        AlreadyExists again = assertThrows(
                AlreadyExists.class,
                () -> vols.createVol("<volume><name>v1</name><capacity>1</capacity></volume>", Set.of()));
        assertEquals("operation failed: storage vol already exists", again.getMessage());
        vols.createVolFrom("<volume><name>v2</name><capacity unit='GiB'>60</capacity></volume>", one, Set.of());
        assertEquals(
                Bytes.ofGib(40), bench.as(StoragePoolControl.class, pool).info().available());
        VirtException full = assertThrows(
                VirtException.class,
                () -> vols.createVol("<volume><name>v3</name><capacity unit='GiB'>41</capacity></volume>", Set.of()));
        assertEquals("internal error: Not enough free space in pool for volume 'v3'", full.getMessage());
        assertEquals(
                List.of("v1", "v2"),
                vols.listVols().stream().map(StorageVolRef::name).toList());
        StoragePools pools = bench.connect(StoragePools.class);
        assertEquals(one, pools.volByPath("/srv/pool/v1"));
        assertEquals(one, pools.volByKey("/srv/pool/v1"));
        assertEquals("pool", pools.poolByVolume(one).name());
        bench.as(StorageVolControl.class, one).delete(Set.of());
        assertThrows(NotFound.class, () -> vols.volByName("v1"));
        assertThrows(NotFound.class, () -> bench.as(StorageVolControl.class, one));
        assertThrows(BadXml.class, () -> vols.createVol("<volume><name>x</name></volume>", Set.of()));
        assertThrows(
                BadXml.class,
                () -> vols.createVol("<volume><name>../x</name><capacity>1</capacity></volume>", Set.of()));
    }

    @Test
    void volumesOfAStoppedPoolAreOutOfReach() {
        StoragePoolRef pool = bench.connect(StoragePools.class).definePool(POOL, Set.of());
        assertThrows(InvalidState.class, () -> bench.as(StorageVols.class, pool).listVols());
    }

    @Test
    void interfacesAreDefinedStartedAndFound() {
        HostInterfaces faces = bench.connect(HostInterfaces.class);
        InterfaceRef eth2 = faces.defineInterface(
                "<interface type='ethernet' name='eth2'><mac address='aa:bb:cc:00:00:01'/></interface>", Set.of());
        HostInterfaceControl control = bench.as(HostInterfaceControl.class, eth2);
        assertFalse(control.isActive());
        control.start();
        assertThrows(InvalidState.class, control::start);
        assertTrue(bench.as(HostInterfaceControl.class, eth2).isActive());
        assertEquals(eth2, faces.interfaceByMac("AA:BB:CC:00:00:01"));
        assertEquals(2, faces.listInterfaces(Set.of(InterfaceListFlag.ACTIVE)).size());
        control.destroy();
        control.undefine();
        assertThrows(NotFound.class, () -> faces.interfaceByName("eth2"));
        faces.defineInterface(
                "<interface type='ethernet' name='eth3'><mac address='aa:bb:cc:dd:ee:ff'/></interface>", Set.of());
        VirtException two = assertThrows(VirtException.class, () -> faces.interfaceByMac("aa:bb:cc:dd:ee:ff"));
        assertEquals(Optional.of(ErrorCode.MULTIPLE_INTERFACES), two.code());
        assertThrows(BadXml.class, () -> faces.defineInterface("<interface type='ethernet'/>", Set.of()));
    }

    @Test
    void changeOfInterfacesCanBeTakenBack() {
        InterfaceChanges changes = bench.connect(InterfaceChanges.class);
        HostInterfaces faces = bench.connect(HostInterfaces.class);
        assertThrows(InvalidState.class, changes::commitInterfaceChanges);
        assertThrows(InvalidState.class, changes::rollbackInterfaceChanges);
        changes.beginInterfaceChanges();
        assertThrows(InvalidState.class, changes::beginInterfaceChanges);
        bench.as(HostInterfaceControl.class, faces.interfaceByName("eth1")).undefine();
        changes.rollbackInterfaceChanges();
        assertEquals("eth1", faces.interfaceByName("eth1").name());
        changes.beginInterfaceChanges();
        bench.as(HostInterfaceControl.class, faces.interfaceByName("eth1")).undefine();
        changes.commitInterfaceChanges();
        assertEquals(List.of(), faces.listInterfaces(Set.of()));
    }

    @Test
    void devicesFormATreeAndAreFoundByWhatTheyCan() {
        NodeDevices devices = bench.connect(NodeDevices.class);
        assertEquals(
                List.of("scsi_host1", "scsi_host2"),
                devices.listNodeDevices(Set.of(NodeDeviceListFlag.CAP_VPORTS)).stream()
                        .map(NodeDeviceRef::name)
                        .toList());
        NodeDeviceRef host11 = devices.scsiHostByWwn("2000000034563456", "1000000034563456");
        assertEquals("scsi_host11", host11.name());
        NodeDeviceControl control = bench.as(NodeDeviceControl.class, host11);
        assertEquals(Optional.of("scsi_host1"), control.parent());
        assertEquals(List.of("scsi_host", "fc_host"), control.capabilityNames());
        assertThrows(NotFound.class, () -> devices.nodeDeviceByName("nosuch"));
    }

    @Test
    void virtualPortIsMadeAndDestroyed() {
        NodeDevices devices = bench.connect(NodeDevices.class);
        NodeDeviceRef port = devices.createNodeDevice(
                "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>"
                        + "<wwnn>2000000011111111</wwnn><wwpn>1000000011111111</wwpn></capability></capability></device>",
                Set.of());
        assertEquals("scsi_host12", port.name());
        assertEquals(port, devices.scsiHostByWwn("2000000011111111", "1000000011111111"));
        bench.as(NodeDeviceControl.class, port).destroy();
        assertThrows(NotFound.class, () -> devices.nodeDeviceByName("scsi_host12"));
        assertEquals(
                List.of(NodeDeviceLifecycle.CREATED, NodeDeviceLifecycle.DELETED),
                bench.events.stream()
                        .map(each -> ((NodeDeviceEvent.Lifecycle) each).detail())
                        .toList());
        assertThrows(
                VirtException.class,
                () -> bench.as(NodeDeviceControl.class, devices.nodeDeviceByName("computer"))
                        .destroy());
        assertThrows(
                VirtException.class,
                () -> devices.createNodeDevice(
                        "<device><parent>x</parent><capability type='scsi_host'/></device>", Set.of()));
    }
}
