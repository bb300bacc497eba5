package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.VirtException;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt derives from networks, pools, volumes and snapshots, and which contradictions it finds there. */
class HostRulesTest {

    private static Element network(String more) {
        return NetworkXml.complete("<network><name>n</name>" + more + "</network>");
    }

    private static Element pool(String type, String more) {
        return PoolXml.complete("<pool type='" + type + "'><name>p</name>" + more + "</pool>");
    }

    private static Element vol(String attributes, String more) {
        World world = DefaultHost.world();
        TestPool pool = new TestPool(
                world,
                new Footing(
                        "p",
                        UUID.randomUUID(),
                        Standing.defined(
                                pool("dir", "<target><path>/p</path></target>").toString())));
        return VolXml.complete(
                pool,
                Element.parse("<volume " + attributes + "><name>v</name><capacity>1</capacity>" + more + "</volume>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <forward mode='open' dev='eth0'/> | XML error: forward dev not allowed for network 'n' with forward mode='open'
                    <forward mode='nat'><interface dev='a'/><interface dev='b'/></forward> | XML error: multiple forwarding interfaces specified for network 'n', only one is supported
                    <forward mode='hostdev'><address type='pci' bus='3'/><address type='pci' bus='3'/></forward> | XML error: PCI device '0000:03:00.0' can only be listed once in network n
                    <ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.1.2' end='10.0.1.9'/></dhcp></ip> | internal error: range 10.0.1.2 - 10.0.1.9 is not entirely within network 10.0.0.1/24
                    <ip address='10.0.0.1' prefix='24'><dhcp><host name='h'/></dhcp></ip> | XML error: Missing IP address in static host definition for network 'n'
                    <dns><host><hostname>h</hostname></host></dns> | Missing IP address in network 'n' DNS HOST record
                    <dns><host ip='10.0.0.1'/></dns> | Missing hostname in network 'n' DNS HOST record
                    """)
    void contradictionsInNetworksAreRefusedInLibvirtsWords(String more, String message) {
        assertEquals(
                message, assertThrows(VirtException.class, () -> network(more)).getMessage());
    }

    @Test
    void networkNamesTheFirstInterfaceThatItForwardsTo() {
        assertEquals(
                Optional.of("a"),
                network("<forward mode='vepa'><interface dev='a'/><interface dev='b'/></forward>")
                        .at("forward/@dev"));
        assertEquals(Optional.empty(), network("<dns/>").child("dns"));
    }

    @Test
    void poolsOfVolumeGroupsAreWhereTheGroupsAre() {
        Element pool = pool("logical", "<target><path>/elsewhere</path></target>");
        assertEquals(Optional.of("/dev/p"), pool.at("target/path"));
        Element scsi = pool("scsi", "<source><adapter name='host0'/></source><target><path>/d</path></target>");
        assertEquals(Optional.of("scsi_host"), scsi.at("source/adapter/@type"));
    }

    @Test
    void permissionsOfNobodyInParticularAreLeftOut() {
        Element pool = pool(
                "dir", "<target><path>/d</path><permissions><owner>-1</owner><mode>0700</mode></permissions></target>");
        assertEquals(Optional.empty(), pool.at("target/permissions/owner"));
        Element vol = vol(
                "",
                "<target><permissions><owner>0744</owner><mode>0</mode><group>4294967295</group></permissions></target>");
        assertEquals(
                List.of("mode 00", "owner 744"),
                vol.find("target/permissions").orElseThrow().children().stream()
                        .map(each -> each.name() + " " + each.text())
                        .toList());
    }

    @Test
    void volumesKeepTheirTypeAndSayTheFormatOfWhatIsBehindThem() {
        Element vol = vol("type='block'", "<target><nocow/></target><backingStore><path>/b</path></backingStore>");
        assertEquals(Optional.of("block"), vol.attribute("type"));
        assertEquals(Optional.of("raw"), vol.at("backingStore/format/@type"));
        assertEquals(Optional.empty(), vol.find("target/nocow"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <target><format type='none'/></target> | unsupported configuration: unknown volume format type none
                    <target><permissions><mode>9</mode></permissions></target> | XML error: malformed octal mode
                    <target><permissions><owner>me</owner></permissions></target> | XML error: malformed owner element
                    """)
    void contradictionsInVolumesAreRefusedInLibvirtsWords(String more, String message) {
        assertEquals(
                message, assertThrows(VirtException.class, () -> vol("", more)).getMessage());
    }

    private static List<String> disks(String requests) {
        Element domain = Element.parse("<domain><devices><disk><source file='/a'/><target dev='vda'/></disk>"
                + "<disk><source dev='/b'/><target dev='hdc'/><readonly/></disk><disk><target dev='vdb'/></disk>"
                + "</devices></domain>");
        Element request = Element.parse("<domainsnapshot><disks>" + requests + "</disks></domainsnapshot>");
        return SnapshotDisks.of(request, domain).stream()
                .map(disk -> disk.attribute("name").orElse("") + " "
                        + disk.attribute("snapshot").orElse(""))
                .toList();
    }

    @Test
    void snapshotKeepsWhatCanChangeUnlessItIsToldOtherwise() {
        assertEquals(List.of("vda internal", "hdc no", "vdb no"), disks(""));
        assertEquals(
                List.of("vda internal", "hdc internal", "vdb no"),
                disks("<disk name='/b' snapshot='internal'/><disk name='vdb' snapshot='no'/>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <disk name='hdx'/> | unsupported configuration: no disk named 'hdx'
                    <disk name='vda'/><disk name='/a'/> | unsupported configuration: disk 'vda' specified twice
                    <disk name='vda' snapshot='no'/> | unsupported configuration: disk 'vda' must use snapshot mode 'internal'
                    <disk/> | XML error: missing name from disk snapshot element
                    <disk name='vda'/><disk name='vdb'/><disk name='hdc'/><disk name='x'/> | unsupported configuration: too many disk snapshot requests for domain
                    """)
    void wrongRequestsForDisksAreRefusedInLibvirtsWords(String requests, String message) {
        assertEquals(
                message,
                assertThrows(VirtException.class, () -> disks(requests)).getMessage());
    }

    private static final Element OFFICE = network(
            "<ip address='10.0.0.1' prefix='24'><dhcp>"
                    + "<range start='10.0.0.2' end='10.0.0.9'/><host mac='52:54:00:00:00:01' ip='10.0.0.3'/></dhcp></ip>"
                    + "<portgroup name='p'/><dns><host ip='10.0.0.1'><hostname>h</hostname></host><txt name='t' value='v'/></dns>");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ADD_LAST | PORTGROUP | <portgroup name='p'/> | Requested operation is not valid: there is an existing portgroup entry in network 'n' that matches "<portgroup name='p'>"
                    DELETE | PORTGROUP | <portgroup name='q'/> | Requested operation is not valid: couldn't find a portgroup entry in network 'n' matching <portgroup name='q'>
                    MODIFY | IP_DHCP_RANGE | <range start='10.0.0.2' end='10.0.0.9'/> | Operation not supported: dhcp ranges cannot be modified, only added or deleted
                    DELETE | IP_DHCP_RANGE | <range start='10.0.0.4' end='10.0.0.9'/> | Requested operation is not valid: couldn't locate a matching dhcp range entry in network 'n'
                    ADD_LAST | DNS_HOST | <host ip='10.0.0.7'><hostname>h</hostname></host> | Requested operation is not valid: there is already at least one DNS HOST record with a matching field in network n
                    ADD_LAST | DNS_TXT | <txt name='t' value='w'/> | Requested operation is not valid: there is already a DNS TXT record with name 't' in network n
                    ADD_LAST | BRIDGE | <bridge name='b'/> | Operation not supported: can't update 'bridge' section of network 'n'
                    ADD_LAST | IP_DHCP_HOST | <range/> | XML error: unexpected element <range>, expecting <host>, while updating network 'n'
                    """)
    void changesOfNetworksThatCannotBeAreRefusedInLibvirtsWords(
            NetworkUpdateCommand command, NetworkUpdateSection section, String xml, String message) {
        assertEquals(
                message,
                assertThrows(VirtException.class, () -> new NetworkUpdate("n", command, section, 0, xml).apply(OFFICE))
                        .getMessage());
    }

    @Test
    void hostIsFoundAgainByItsAddressWhenItIsModified() {
        Element changed = new NetworkUpdate(
                        "n",
                        NetworkUpdateCommand.MODIFY,
                        NetworkUpdateSection.IP_DHCP_HOST,
                        0,
                        "<host mac='52:54:00:00:00:02' ip='10.0.0.3'/>")
                .apply(OFFICE);
        assertEquals(Optional.of("52:54:00:00:00:02"), changed.at("ip/dhcp/host/@mac"));
    }

    @Test
    void snapshotOfSomebodyElseIsWrittenOutInOrder() {
        Element snapshot = SnapshotXml.complete(Element.parse("<domainsnapshot><active>1</active><state>running</state>"
                        + "<name>s</name><parent><name>p</name></parent><creationTime>1</creationTime><domain type='test'>"
                        + "<name>a</name><memory>1</memory><os><type>hvm</type></os></domain></domainsnapshot>")
                .stripped());
        assertEquals(
                List.of("name", "state", "creationTime", "memory", "domain"),
                snapshot.children().stream().map(Element::name).toList());
        assertEquals(Optional.of("internal"), snapshot.at("memory/@snapshot"));
        assertEquals(Optional.of("destroy"), snapshot.at("domain/on_crash"));
    }

    @Test
    void volumeOfAFileMayBeAnywhere() {
        World world = DefaultHost.world();
        TestPool pool = new TestPool(
                world,
                new Footing(
                        "p",
                        UUID.randomUUID(),
                        Standing.defined(
                                pool("dir", "<target><path>/p</path></target>").toString())));
        String xml = "<volume><name>v</name><capacity>1</capacity>";
        TestVol elsewhere =
                TestVol.ofFile(pool, Element.parse(xml + "<target><path>/else/where</path></target></volume>"));
        assertEquals("/else/where", elsewhere.path());
        assertEquals("/else/where", elsewhere.key());
        assertEquals(
                "k",
                TestVol.ofFile(pool, Element.parse(xml + "<key>k</key></volume>"))
                        .key());
    }
}
