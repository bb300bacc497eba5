package io.vireo.driver.iface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.Denied;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.StateFolders;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of interfaces on a host that pretends. */
class InterfaceLifeTest {

    static final String BRIDGE = "<interface type='bridge' name='br7'><mtu size='1400'/>"
            + "<protocol family='ipv4'><ip address='10.3.0.1' prefix='24'/></protocol>"
            + "<bridge stp='on' delay='2'><interface type='ethernet' name='eth1'/></bridge></interface>";

    @TempDir
    Path folder;

    private final PretendedLinks host = PretendedLinks.withCards();
    private Opened open;

    @BeforeEach
    void begin() {
        open = new Opened(host, folder);
    }

    @AfterEach
    void end() {
        System.clearProperty(Uplink.PROPERTY);
        open.close();
    }

    private void again() {
        open.close();
        open = new Opened(host, folder);
    }

    @Test
    void aBridgeIsDefinedStartedStoppedAndForgotten() {
        assertEquals("br7", open.define(BRIDGE).name());
        assertFalse(open.control("br7").isActive());
        assertEquals(List.of("br7", "eth1"), names(InterfaceListFlag.INACTIVE));
        open.control("br7").start();
        assertTrue(open.control("br7").isActive());
        assertEquals("br7", host.master("eth1"));
        assertTrue(
                host.commands.contains("ip link add name br7 type bridge forward_delay 200 stp_state 1"),
                host.commands::toString);
        assertTrue(host.commands.contains("ip address replace 10.3.0.1/24 dev br7"), host.commands::toString);
        assertThrows(InvalidState.class, () -> open.control("br7").start());
        open.control("br7").destroy();
        assertEquals("", host.master("eth1"));
        assertEquals(Set.of("lo", "eth0", "eth1"), host.names());
        assertThrows(InvalidState.class, () -> open.control("br7").destroy());
        open.control("br7").undefine();
        assertThrows(NotFound.class, () -> open.control("br7"));
    }

    private List<String> names(InterfaceListFlag flag) {
        return open.session().listInterfaces(Set.of(flag)).stream()
                .map(InterfaceRef::name)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link add", "mtu 1400", "set dev eth1 master", "address replace", "set dev br7 up"})
    void whicheverStepFailsNothingIsLeft(String step) {
        open.define(BRIDGE);
        host.failAt(step, "it was to fail");
        assertThrows(VirtException.class, () -> open.control("br7").start());
        host.repair();
        assertEquals(Set.of("lo", "eth0", "eth1"), host.names());
        assertEquals("", host.master("eth1"));
        open.control("br7").start();
        assertTrue(open.control("br7").isActive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<interface type='ethernet' name='eth0'/>",
                "<interface type='bridge' name='b'><bridge><interface type='ethernet' name='eth0'/></bridge></interface>",
                "<interface type='vlan' name='v'><vlan tag='5'><interface name='eth0'/></vlan></interface>",
                "<interface type='bond' name='b'><bond><interface type='ethernet' name='eth0'/></bond></interface>"
            })
    void theMachinesOwnWayOutIsLeftAlone(String xml) {
        Denied denied = assertThrows(Denied.class, () -> open.define(xml));
        assertTrue(denied.getMessage().contains("eth0 carries this machine's default route"), denied.getMessage());
        assertThrows(VirtException.class, () -> open.control("eth0").destroy());
        assertEquals(List.of(), host.commands);
        System.setProperty(Uplink.PROPERTY, "allow");
        open.define(xml);
    }

    @Test
    void whatCarriesTheWayOutIsPartOfIt() {
        host.put("br0", "bridge", true);
        host.put("eth2", "", true).put("master", "br0");
        host.put("br0.7", "vlan", true).put("link", "br0");
        Uplink uplink = Uplink.of(host.look(), Set.of("br0.7"));
        assertEquals(Set.of("br0.7", "br0", "eth2"), uplink.devices());
    }

    @Test
    void aRouteThatCameAfterTheDefinitionIsSeenAtTheStart() {
        open.define(BRIDGE);
        host.defaultRoutes.add("eth1");
        assertThrows(Denied.class, () -> open.control("br7").start());
    }

    @Test
    void whatOthersMadeIsOnlyLookedAt() {
        host.put("virbr0", "bridge", true);
        assertThrows(InvalidState.class, () -> open.control("virbr0").destroy());
        assertThrows(InvalidState.class, () -> open.control("virbr0").start());
        assertThrows(InvalidState.class, () -> open.control("virbr0").undefine());
        open.define("<interface type='bridge' name='virbr0'><bridge/></interface>");
        assertThrows(InvalidState.class, () -> open.control("virbr0").destroy());
        assertEquals(List.of(), host.commands);
    }

    @Test
    void aDeviceOfSomebodyElseWithTheNameOfOursStays() {
        open.define(BRIDGE);
        open.control("br7").start();
        host.put("br7", "bridge", true);
        open.control("br7").destroy();
        assertTrue(host.names().contains("br7"));
    }

    @Test
    void anotherProcessFindsWhatRuns() {
        open.define(BRIDGE);
        open.control("br7").start();
        again();
        assertTrue(open.control("br7").isActive());
        open.control("br7").undefine();
        open.control("br7").destroy();
        assertFalse(host.names().contains("br7"));
    }

    @Test
    void whatWasHalfMadeIsRemovedByTheNext() {
        open.define(BRIDGE);
        open.control("br7").start();
        open.close();
        InterfaceRecords records =
                new InterfaceRecords(StateFolders.below(folder).of("interface"));
        records.save(new InterfaceRecords.Started(
                false, records.find("br7").orElseThrow().definition(), Map.of("br7", 0)));
        open = new Opened(host, folder);
        assertFalse(host.names().contains("br7"));
        assertFalse(open.control("br7").isActive());
    }

    @Test
    void aDeviceThatIsThereGetsItsAddressesAndGivesThemBack() {
        open.define("<interface type='ethernet' name='eth1'><protocol family='ipv6'><autoconf/>"
                + "<ip address='fd00::1'/><route gateway='fd00::2'/></protocol></interface>");
        open.control("eth1").start();
        assertTrue(host.commands.contains("ip address replace fd00::1/64 dev eth1"), host.commands::toString);
        assertTrue(host.commands.contains("net/ipv6/conf/eth1/accept_ra=1"), host.commands::toString);
        assertTrue(host.commands.contains("ip -6 route add default via fd00::2 dev eth1"), host.commands::toString);
        open.control("eth1").destroy();
        assertFalse(open.control("eth1").isActive());
        assertTrue(host.names().contains("eth1"));
    }

    @Test
    void aBondTakesItsPortsWhileTheyAreDown() {
        open.define(
                "<interface type='bond' name='bond7'><bond mode='active-backup'><miimon freq='100' carrier='netif'/>"
                        + "<interface type='ethernet' name='eth1'/></bond></interface>");
        open.control("bond7").start();
        assertTrue(
                host.commands.contains("ip link add name bond7 type bond mode active-backup miimon 100 use_carrier 1"),
                host.commands::toString);
        assertTrue(
                host.commands.indexOf("ip link set dev eth1 down")
                        < host.commands.indexOf("ip link set dev eth1 master bond7"),
                host.commands::toString);
    }

    @Test
    void aKernelWithoutVlansIsNamed() {
        open.define("<interface type='vlan' name='eth1.5'><vlan tag='5'><interface name='eth1'/></vlan></interface>");
        host.failAt("type vlan", "Error: Unknown device type.");
        Unsupported refusal =
                assertThrows(Unsupported.class, () -> open.control("eth1.5").start());
        assertTrue(
                refusal.getMessage().contains("this kernel has no network devices of type vlan"), refusal.getMessage());
        host.repair();
        open.control("eth1.5").start();
        assertTrue(host.commands.contains("ip link add link eth1 name eth1.5 type vlan id 5"), host.commands::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<network/>",
                "<interface name='br7'/>",
                "<interface type='bridge' name='-o'><bridge/></interface>",
                "<interface type='bridge' name='../x'><bridge/></interface>",
                "<interface type='bridge' name='sixteen-letters-'><bridge/></interface>",
                "<interface type='bridge' name='br7'/>",
                "<interface type='bridge' name='br7'><bridge delay='never'/></interface>",
                "<interface type='bridge' name='br7'><bridge><interface type='ethernet' name='br7'/></bridge></interface>",
                "<interface type='vlan' name='v'><vlan><interface name='eth1'/></vlan></interface>",
                "<interface type='vlan' name='v'><vlan tag='4095'><interface name='eth1'/></vlan></interface>",
                "<interface type='bond' name='b'><bond/></interface>",
                "<interface type='bond' name='b'><bond mode='x'><interface type='ethernet' name='eth1'/></bond></interface>",
                "<interface type='ethernet' name='eth1'><protocol family='ipv4'><ip address='10.0.0.256'/></protocol></interface>",
                "<interface type='ethernet' name='eth1'><protocol family='ipv4'><ip address='10.0.0.1' prefix='33'/></protocol></interface>",
                "<interface type='ethernet' name='eth1'><protocol family='ipv6'><ip address='-x'/></protocol></interface>",
                "<interface type='ethernet' name='eth1'><mtu size='1'/></interface>",
                "<interface type='ethernet' name='eth1'><mac address='x'/></interface>"
            })
    void whatIsWrongIsRefused(String xml) {
        assertThrows(BadXml.class, () -> open.define(xml));
        assertEquals(Set.of("lo", "eth0", "eth1"), open.names());
    }

    @Test
    void whatNobodyHereDoesIsRefusedByItsName() {
        String xml = "<interface type='ethernet' name='eth1'><protocol family='ipv4'><dhcp/></protocol></interface>";
        Unsupported refusal = assertThrows(Unsupported.class, () -> open.define(xml));
        assertTrue(refusal.getMessage().contains("protocol/dhcp"), refusal.getMessage());
    }

    @Test
    void saysWhatIsInTheWayBeforeAnythingIsChanged() {
        open.define(BRIDGE.replace("eth1", "eth9"));
        assertThrows(InvalidState.class, () -> open.control("br7").start());
        open.define(BRIDGE.replace(
                "<interface type='ethernet' name='eth1'/>",
                "<interface type='ethernet' name='eth1'><mac address='02:00:00:00:00:09'/></interface>"));
        assertThrows(InvalidState.class, () -> open.control("br7").start());
        host.put("br7", "bridge", false);
        open.define(BRIDGE);
        assertThrows(InvalidState.class, () -> open.control("br7").start());
        assertEquals(List.of(), host.commands);
    }
}
