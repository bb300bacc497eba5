package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainXmlTest {

    private Element complete(String devices) {
        return DomainXml.complete(
                "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>" + devices
                        + "</devices></domain>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <domain type='test'><memory>1</memory></domain> | missing name information
                    <domain type='test'><name></name></domain> | missing name information
                    <domain type='test'><name>a/b</name></domain> | XML error: name a/b cannot contain '/'
                    <domain type='test'><name>a</name><os><type>hvm</type></os></domain> | XML error: Memory size must be specified via <memory> or in the <numa> configuration
                    <domain type='test'><name>a</name><memory>1</memory></domain> | XML error: an os <type> must be specified
                    <domain type='test'><name>a</name><uuid>x</uuid></domain> | internal error: malformed uuid element
                    <foo/> | XML error: expecting root element of 'domain', not 'foo'
                    <domain><name>a</name></domain> | internal error: missing domain type attribute
                    <domain type='foo'><name>a</name></domain> | unsupported configuration: invalid domain type foo
                    <domain type='test'><name>a</name><memory>1</memory><vcpu current='3'>2</vcpu></domain> | unsupported configuration: maximum vCPU count must not be less than current vCPU count
                    <domain type='test'><name>a</name><memory>1</memory><os><type>exe</type></os></domain> | XML error: init binary must be specified
                    """)
    void wrongDocumentsAreRefusedInLibvirtsWords(String xml, String message) {
        VirtException refusal = assertThrows(VirtException.class, () -> DomainXml.complete(xml));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void completeDocumentComesBackUnchanged() {
        String once = complete("<disk><target dev='vda'/></disk><interface type='user'/><console type='pty'/>"
                        + "<graphics type='vnc'/>")
                .toString();
        assertEquals(once, DomainXml.complete(once).toString());
    }

    @Test
    void whatNobodyKnowsStays() {
        Element xml = DomainXml.complete(
                "<domain type='test' xmlns:x='urn:x'><name>a</name><memory>1</memory><os><type>hvm</type></os>"
                        + "<x:own a='1'><b/></x:own><devices><future y='2'/></devices></domain>");
        assertEquals(Optional.of("1"), xml.at("x:own/@a"));
        assertEquals(Optional.of("2"), xml.at("devices/future/@y"));
    }

    @Test
    void memoryIsWrittenInKib() {
        Element xml = DomainXml.complete(
                "<domain type='test'><name>a</name><memory unit='GiB'>1</memory><currentMemory unit='MB'>1</currentMemory>"
                        + "<os><type>hvm</type></os></domain>");
        assertEquals(Optional.of("1048576"), xml.at("memory"));
        assertEquals(Optional.of("977"), xml.at("currentMemory"));
        assertEquals(Optional.of("KiB"), xml.at("currentMemory/@unit"));
    }

    @Test
    void consoleAndSerialDeviceBringEachOtherAlong() {
        Element console = complete("<console type='pty'/>");
        assertEquals(Optional.of("0"), console.at("devices/serial/target/@port"));
        assertEquals(Optional.of("serial"), console.at("devices/console/target/@type"));
        Element serial = complete("<serial type='pty'/>");
        assertEquals(Optional.of("pty"), serial.at("devices/console/@type"));
        Element virtio = complete("<console type='pty'><target type='virtio'/></console>");
        assertTrue(virtio.find("devices/serial").isEmpty());
    }

    @Test
    void screenBringsAdapterAndListenerAlong() {
        Element xml = complete("<graphics type='vnc' port='5907' autoport='no'/>");
        assertEquals(Optional.of("address"), xml.at("devices/graphics/listen/@type"));
        assertEquals(Optional.of("cirrus"), xml.at("devices/video/model/@type"));
    }

    @Test
    void interfacesGetAddressAndTap() {
        Element xml = complete("<interface type='network'><source network='default'/></interface>"
                + "<interface type='network'><source network='default'/><target dev='mine'/></interface>");
        List<Element> nics = xml.findAll("devices/interface");
        assertTrue(nics.get(0).at("mac/@address").orElseThrow().startsWith("52:54:00:"));
        assertEquals(Optional.of("testnet0"), nics.get(0).at("target/@dev"));
        assertEquals(Optional.of("mine"), nics.get(1).at("target/@dev"));
    }

    @Test
    void drivesHangOnControllersThatComeAlong() {
        Element xml = complete("<disk><target dev='hdd'/></disk><disk><target dev='sdh'/></disk>"
                + "<disk><target dev='fdb' bus='fdc'/></disk><disk><target dev='sdb' bus='sata'/></disk>");
        assertEquals(
                List.of("hdd 0/1/1", "sdh 1/0/0", "fdb 0/0/1", "sdb 0/0/1"),
                xml.findAll("devices/disk").stream()
                        .map(disk -> disk.at("target/@dev").orElseThrow() + " "
                                + disk.at("address/@controller").orElseThrow() + "/"
                                + disk.at("address/@bus").orElseThrow() + "/"
                                + disk.at("address/@unit").orElseThrow())
                        .toList());
        assertEquals(
                List.of("scsi0", "scsi1", "fdc0", "ide0", "sata0"),
                xml.findAll("devices/controller").stream()
                        .map(each -> each.at("@type").orElseThrow()
                                + each.at("@index").orElseThrow())
                        .toList());
    }

    @Test
    void disksOfWhichNobodySaysTheBusStandInTheOrderOfTheirNames() {
        Element xml = complete(
                "<disk><target dev='vdb'/></disk><disk><target dev='hda'/></disk><disk><target dev='vda'/></disk>");
        assertEquals(
                List.of("hda", "vda", "vdb"),
                xml.findAll("devices/disk/target").stream()
                        .map(target -> target.attribute("dev").orElseThrow())
                        .toList());
    }

    @Test
    void addressesAreWrittenInFullWidth() {
        Element xml = complete(
                "<rng><address type='pci' slot='4'/></rng><rng><address type='ccw' cssid='0xfe' devno='1'/></rng>");
        assertEquals(
                "<address type='pci' domain='0x0000' bus='0x00' slot='0x04' function='0x0'/>",
                xml.findAll("devices/rng/address").get(0).toString().strip());
        assertEquals(
                Optional.of("0x0001"), xml.findAll("devices/rng/address").get(1).attribute("devno"));
    }

    @Test
    void processorIsCompletedAndItsCellsNumbered() {
        Element xml = DomainXml.complete(
                "<domain type='test'><name>a</name><os><type>hvm</type></os><vcpu>2</vcpu><cpu><model>m</model><numa>"
                        + "<cell cpus='0' memory='1' unit='MiB'/><cell cpus='1' memory='1024'/></numa></cpu></domain>");
        assertEquals(Optional.of("custom"), xml.at("cpu/@mode"));
        assertEquals(Optional.of("allow"), xml.at("cpu/model/@fallback"));
        assertEquals(Optional.of("2048"), xml.at("memory"));
        assertEquals(Optional.of("1"), xml.findAll("cpu/numa/cell").get(1).attribute("id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <disk><target dev='hda'/><address type='pci'/></disk> | Invalid address type 'pci' for the disk 'hda' with the bus type 'ide'
                    <disk><target dev='vda'/></disk><disk><target dev='vda'/></disk> | target 'vda' duplicated for disk sources '(null)' and '(null)'
                    <disk/> | missing target information for device
                    <controller type='scsi' index='0'/><controller type='scsi' index='0'/> | Multiple 'scsi' controllers with index '0'
                    <controller type='usb' model='none'/><hub type='usb'/> | USB is disabled
                    <controller index='0'/> | Missing required attribute 'type'
                    <video><model primary='yes'/></video><video><model primary='yes'/></video> | Only one primary video device is supported
                    <serial type='tcp'><source host='h'/></serial> | Missing source service attribute for char device
                    <serial type='file'/> | Missing source path attribute for char device
                    <rng><address type='pci' slot='0x20'/></rng> | Invalid PCI address slot='0x20', must be <= 0x1F
                    <rng><address type='pci' slot='x'/></rng> | Cannot parse <address> 'slot' attribute
                    <tpm/> | missing TPM device backend
                    """)
    void contradictionsAmongDevicesAreRefused(String devices, String message) {
        VirtException refusal = assertThrows(VirtException.class, () -> complete(devices));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @Test
    void tapsAreNumberedInEachDomainAroundThoseThatHaveAName() {
        Element xml = complete("<interface type='user'/><interface type='user'><target dev='testnet1'/></interface>"
                + "<interface type='user'/>");
        assertEquals(
                List.of("testnet0", "testnet1", "testnet2"),
                xml.findAll("devices/interface").stream()
                        .map(nic -> nic.at("target/@dev").orElse(""))
                        .toList());
    }

    @Test
    void guestOfTheDefaultHostIsComplete() {
        assertEquals(
                DefaultHost.GUEST.strip(),
                DomainXml.complete(DefaultHost.GUEST).toString().strip());
    }
}
