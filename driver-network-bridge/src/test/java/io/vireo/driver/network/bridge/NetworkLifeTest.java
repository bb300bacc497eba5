package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.StateFolders;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.network.NetworkXmlFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks on a host that pretends: what is done, what is undone, what is refused. */
class NetworkLifeTest {

    private static final String NET = "<network><name>net</name><forward mode='nat'/><bridge name='br7'/>"
            + "<dns><txt name='example' value='v'/><host ip='10.1.1.9'><hostname>nine</hostname></host>"
            + "<srv service='name' protocol='tcp'/><srv service='name' protocol='udp'/></dns>"
            + "<bandwidth><inbound average='100'/><outbound average='100'/></bandwidth>"
            + "<ip address='10.1.1.1' prefix='24'><dhcp><range start='10.1.1.10' end='10.1.1.20'/>"
            + "<host mac='52:54:00:00:00:05' name='five' ip='10.1.1.5'/></dhcp></ip>"
            + "<route address='10.9.0.0' prefix='16' gateway='10.1.1.2'/><portgroup name='g'/></network>";

    @TempDir
    Path folder;

    private final PretendedHost host = new PretendedHost();
    private Opened open;
    private NetworkRef net;

    @BeforeEach
    void begin() {
        open = new Opened(host, folder);
        net = open.define(NET);
    }

    @AfterEach
    void end() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip link add",
                "ip address add",
                "ip link set dev br7 up",
                "ip route add",
                "nft",
                "tc qdisc add dev br7 root",
                "tc class",
                "tc qdisc add dev br7 handle",
                "dnsmasq"
            })
    void whicheverStepFailsNothingIsLeft(String step) {
        host.failAt(step);
        assertThrows(VirtException.class, () -> open.control(net).start());
        host.repair();
        assertEquals(Set.of(), host.devices.keySet());
        assertFalse(open.control(net).isActive());
        open.control(net).start();
        assertTrue(host.devices.containsKey("br7"));
    }

    @Test
    void aNetworkWhoseStopFailsIsStoppedLater() {
        open.control(net).start();
        host.failAt("ip link delete dev br7");
        assertThrows(VirtException.class, () -> open.control(net).destroy());
        assertTrue(open.control(net).isActive());
        host.repair();
        open.control(net).destroy();
        assertEquals(Set.of(), host.devices.keySet());
    }

    @Test
    void whatWasHalfMadeWhenThePlatformWasKilledIsRemovedByTheNext() {
        open.control(net).start();
        StateFolders folders = StateFolders.below(folder).of("network");
        open.close();
        new RunRecords(folders)
                .save(
                        RunRecords.Phase.CHANGING,
                        new RunRecords(folders).networks().get(0).network());
        open = new Opened(host, folder);
        assertFalse(open.control(net).isActive());
        assertEquals(Set.of(), host.devices.keySet());
    }

    @Test
    void filesOfNetworksThatAreGoneAreSwept() throws IOException {
        Path state = StateFolders.below(folder).of("network").state();
        Path orphan = Files.createFile(state.resolve(UUID.randomUUID() + ".leases"));
        Path owned = Files.createFile(state.resolve(net.uuid() + ".leases"));
        Path other = Files.createFile(state.resolve("notes.leases"));
        open.close();
        open = new Opened(host, folder);
        assertFalse(Files.exists(orphan));
        assertTrue(Files.exists(owned) && Files.exists(other));
    }

    @Test
    void aBridgeOfSomebodyElseIsNeverRemoved() {
        open.control(net).start();
        open.close();
        host.devices.put("br7", "02:00:00:00:00:01");
        open = new Opened(host, folder);
        assertFalse(open.control(net).isActive());
        assertTrue(host.devices.containsKey("br7"));
    }

    @Test
    void theSecondNetworkWithABridgeIsRefused() {
        VirtException refusal = assertThrows(
                VirtException.class, () -> open.define("<network><name>other</name><bridge name='br7'/></network>"));
        assertTrue(refusal.getMessage().contains("bridge name 'br7' already in use."), refusal.getMessage());
        NetworkRef free = open.define("<network><name>other</name></network>");
        assertEquals("virbr0", open.control(free).bridgeName());
    }

    @Test
    void aSubnetThatIsInUseIsRefusedBeforeAnythingIsChanged() {
        host.taken.add(
                new HostNetwork.Taken("eth9", new Subnet(Ip.parse("10.1.1.200").orElseThrow(), 25)));
        VirtException refusal =
                assertThrows(VirtException.class, () -> open.control(net).start());
        assertTrue(refusal.getMessage().contains("Network is already in use by interface eth9"), refusal.getMessage());
        assertEquals(List.of(), host.commands);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<forward mode='hostdev'/>",
                "<forward mode='private' dev='eth0'/>",
                "<bridge name='br8' macTableManager='libvirt'/>",
                "<bridge name='br8' zone='z'/>",
                "<unknown/>"
            })
    void whatCannotBeHonouredIsDefinedAndNotStarted(String inside) {
        NetworkRef other = open.define("<network><name>other</name>" + inside + "</network>");
        VirtException refusal =
                assertThrows(VirtException.class, () -> open.control(other).start());
        assertEquals(67, refusal.number(), refusal.getMessage());
        assertEquals(List.of(), host.commands);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADD_LAST|IP_DHCP_HOST|<host mac='52:54:00:00:00:05' ip='10.1.1.6'/>|there is an existing dhcp host entry in network 'net'",
                "MODIFY|IP_DHCP_HOST|<host mac='52:54:00:00:00:09' name='x' ip='10.1.1.6'/>|couldn't locate an existing dhcp host entry with \"mac='52:54:00:00:00:09'\"",
                "DELETE|IP_DHCP_HOST|<host mac='52:54:00:00:00:09'/>|couldn't locate a matching dhcp host entry in network 'net'",
                "DELETE|IP_DHCP_RANGE|<range start='10.1.1.11' end='10.1.1.12'/>|couldn't locate a matching dhcp range entry",
                "MODIFY|IP_DHCP_RANGE|<range start='10.1.1.10' end='10.1.1.20'/>|dhcp ranges cannot be modified",
                "DELETE|FORWARD_INTERFACE|<interface dev='eth47'/>|couldn't find an interface entry in network 'net' matching <interface dev='eth47'>",
                "DELETE|PORTGROUP|<portgroup name='alice'/>|couldn't find a portgroup entry in network 'net' matching <portgroup name='alice'>",
                "ADD_LAST|PORTGROUP|<portgroup name='g'/>|there is an existing portgroup entry in network 'net'",
                "ADD_LAST|DNS_TXT|<txt name='example' value='x'/>|there is already a DNS TXT record with name 'example' in network net",
                "DELETE|DNS_SRV|<srv protocol='pudding'/>|couldn't locate a matching DNS SRV record in network net",
                "DELETE|DNS_SRV|<srv service='name'/>|multiple DNS SRV records matching all specified fields were found in network net",
                "ADD_LAST|DNS_HOST|<host ip='10.1.1.9'><hostname>x</hostname></host>|there is already at least one DNS HOST record"
            })
    void anUpdateThatDoesNotFitIsRefused(
            NetworkUpdateCommand command, NetworkUpdateSection section, String xml, String why) {
        String before = open.control(net).xmlDesc(Set.of());
        VirtException refusal =
                assertThrows(InvalidState.class, () -> open.control(net).update(command, section, -1, xml, Set.of()));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(before, open.control(net).xmlDesc(Set.of()));
    }

    @Test
    void updatesTheRunningNetworkAndTheDefinition() {
        open.control(net).start();
        int before = host.commandsOf("dnsmasq").size();
        update("<host mac='52:54:00:00:00:06' ip='10.1.1.6'/>", NetworkUpdateFlag.LIVE);
        assertEquals(before + 1, host.commandsOf("dnsmasq").size(), "dnsmasq was not told");
        assertTrue(open.control(net).xmlDesc(Set.of()).contains("10.1.1.6"));
        assertFalse(open.control(net).xmlDesc(Set.of(NetworkXmlFlag.INACTIVE)).contains("10.1.1.6"));
        update("<host mac='52:54:00:00:00:07' ip='10.1.1.7'/>", NetworkUpdateFlag.CONFIG);
        assertTrue(open.control(net).xmlDesc(Set.of(NetworkXmlFlag.INACTIVE)).contains("10.1.1.7"));
    }

    private void update(String xml, NetworkUpdateFlag flag) {
        open.control(net)
                .update(NetworkUpdateCommand.ADD_LAST, NetworkUpdateSection.IP_DHCP_HOST, -1, xml, Set.of(flag));
    }

    @Test
    void saysWhichSectionsCannotBeChanged() {
        assertThrows(
                Unsupported.class,
                () -> open.control(net)
                        .update(NetworkUpdateCommand.MODIFY, NetworkUpdateSection.BRIDGE, -1, "<bridge/>", Set.of()));
    }

    @Test
    void portsAreCountedAndGoWithTheNetwork() {
        String port = "<networkport><uuid>11111111-2222-4333-8444-555555550114</uuid><owner><name>m</name>"
                + "<uuid>11111111-2222-4333-8444-555555550115</uuid></owner><mac address='52:54:00:7B:35:93'/></networkport>";
        assertThrows(InvalidState.class, () -> open.ports(net).createPort(port, Set.of()));
        open.control(net).start();
        open.ports(net).createPort(port, Set.of());
        assertTrue(open.control(net).xmlDesc(Set.of()).startsWith("<network connections='1'>"));
        VirtException twice =
                assertThrows(VirtException.class, () -> open.ports(net).createPort(port, Set.of()));
        assertEquals(106, twice.number());
        open.control(net).destroy();
        assertEquals(List.of(), open.ports(net).listPorts());
        assertThrows(InvalidState.class, () -> open.leases(net).leases(Optional.empty()));
    }
}
