package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden documents were compared with what libvirt 9.0 makes of the same definitions. */
class DomainDefaultsTest {

    private static VirtException refusal(String xml) {
        return assertThrows(VirtException.class, () -> TestGuests.complete(xml));
    }

    private static List<String> devices(Element domain) {
        return domain.child("devices").orElseThrow().children().stream()
                .map(Element::toString)
                .sorted()
                .toList();
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
                "microvm",
                "many-kinds",
                "pcie-switches",
                "q35-mixture",
                "pci-holes"
            })
    void completesAsLibvirtDoes(String name) {
        Element complete = TestGuests.complete(TestGuests.golden(name, "given.xml"));
        assertEquals(TestGuests.golden(name, "complete.xml"), complete.toString());
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
                "microvm",
                "many-kinds",
                "pcie-switches",
                "q35-mixture"
            })
    void aCompleteDefinitionKeepsItsHardware(String name) {
        Element complete =
                Element.parse(TestGuests.golden(name, "complete.xml")).stripped();
        Element again = TestGuests.defaults().complete(complete);
        assertEquals(devices(complete), devices(again));
        assertEquals(complete.withoutChildren("devices"), again.withoutChildren("devices"));
    }

    @Test
    void aDeviceAddedLaterTakesAFreePlaceAndMovesNobody() {
        Element before = TestGuests.withDevices("<rng model='virtio'><backend model='builtin'/></rng>");
        Element disk = Element.parse("<disk><source file='/x'/><target dev='vda'/></disk>");
        Element after = TestGuests.defaults().complete(before.mapChildren("devices", devices -> devices.add(disk)));
        assertTrue(devices(after).containsAll(devices(before)), after::toString);
        assertEquals("0x04", after.at("devices/disk/address/@bus").orElseThrow());
    }

    @Test
    void namesThatNobodyGaveAreMade() {
        Element domain = TestGuests.withDevices("<interface type='user'/>");
        assertEquals(TestGuests.NEW_UUID.toString(), domain.at("uuid").orElseThrow());
        assertEquals(
                TestGuests.NEW_MAC, domain.at("devices/interface/mac/@address").orElseThrow());
    }

    @Test
    void whatBelongsToARunIsDropped() {
        Element domain = TestGuests.complete("<domain type='qemu' id='7'><name>a</name><memory>1024</memory>"
                + "<os><type>hvm</type></os><devices><disk><source file='/x' index='2'/><target dev='vda'/>"
                + "<alias name='virtio-disk0'/></disk><serial type='pty'><source path='/dev/pts/3'/>"
                + "<alias name='ua-mine'/></serial></devices></domain>");
        assertTrue(domain.attribute("id").isEmpty());
        assertTrue(domain.find("devices/disk/alias").isEmpty());
        assertTrue(domain.at("devices/disk/source/@index").isEmpty());
        assertTrue(domain.find("devices/serial/source").isEmpty());
        assertEquals("ua-mine", domain.at("devices/serial/alias/@name").orElseThrow());
    }

    @Test
    void unknownElementsSurvive() {
        Element domain = TestGuests.complete(TestGuests.text("pc", "<new><thing a='1'/></new>", "<gadget/>"));
        assertTrue(domain.find("new/thing").isPresent());
        assertTrue(domain.find("devices/gadget").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "..", ".", "a\nb", "a\tb", " ", "\u007f"})
    void namesThatAreNoFileNamesAreRefused(String name) {
        String xml = Element.of("domain").with("type", "qemu").add("name", name).toString();
        assertTrue(refusal(xml).getMessage().contains("name"));
    }

    @Test
    void aNameTooLongForAFileIsRefused() {
        String name = "\u00e9".repeat(101);
        assertTrue(refusal("<domain type='qemu'><name>" + name + "</name></domain>")
                .getMessage()
                .contains("200 bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web,readonly=on", "a b", "it's \"quoted\"", "-S", "$(reboot)", "\u4e2d\u6587"})
    void namesWithMeaningElsewhereAreJustNames(String name) {
        String xml = Element.of("domain")
                .with("type", "qemu")
                .add("name", name)
                .add("memory", "131072")
                .add(Element.of("os").add("type", "hvm"))
                .toString();
        Element complete = TestGuests.complete(xml);
        assertEquals(name, complete.at("name").orElseThrow());
        List<String> arguments = TestGuests.command(complete).arguments();
        assertEquals("guest=" + name.replace(",", ",,") + ",debug-threads=on", arguments.get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<network/> | 27 | expecting root element of 'domain'",
                "<domain><name>a</name></domain> | 27 | 'type'",
                "<domain type='xen'><name>a</name></domain> | 67 | xen",
                "<domain type='qemu'/> | 21 | name",
                "<domain type='qemu'><name>a</name><uuid>xyz</uuid></domain> | 1 | uuid",
                "<domain type='qemu'><name>a</name></domain> | 27 | os <type>",
                "<domain type='qemu'><name>a</name><os><type>linux</type></os></domain> | 67 | linux",
                "<domain type='qemu'><name>a</name><os><type machine='amiga'>hvm</type></os></domain> | 67 | amiga",
                "<domain type='qemu'><name>a</name><os><type>hvm</type></os></domain> | 27 | Memory size",
                "<domain type='qemu'><name>a</name><name>b</name></domain> | 27 | more than one <name>",
                "<domain type='kvm'><name>a</name><os><type>hvm</type></os></domain> | 67 | KVM"
            })
    void refusesWhatIsNoGuest(String xml, int code, String reason) {
        VirtException refusal = refusal(xml);
        assertEquals(code, refusal.number(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<disk><source file='/x'/></disk> | 20 | missing target",
                "<disk><source file='/x'/><target dev='vda1'/></disk> | 67 | partitions",
                "<disk><source file='/x'/><target dev='../a'/></disk> | 27 | Invalid harddisk device name",
                "<disk><target dev='vda'/></disk><disk><target dev='vda'/></disk> | 27 | duplicated",
                "<disk><driver type='cow'/><target dev='vda'/></disk> | 67 | 'cow'",
                "<disk><driver io='native'/><source file='/x'/><target dev='vda'/></disk> | 67 | native",
                "<disk><driver type='qcow2'/><target dev='vda'/><shareable/></disk> | 67 | shared access",
                "<disk device='cdrom'><target dev='vda'/></disk> | 67 | ejectable",
                "<disk><source file='/x'/><target dev='vda'/><address type='drive'/></disk> | 67 | Invalid address type 'drive'",
                "<disk><target dev='vda'/><serial>a,b</serial></disk> | 1 | unsafe characters",
                "<disk><target dev='vda'/></disk> | 19 | device vda",
                "<disk><driver name='tap'/><source file='/x'/><target dev='vda'/></disk> | 67 | driver name 'tap'",
                "<filesystem type='mount'><target dir='t'/></filesystem> | 19 | device t",
                "<filesystem type='mount'><source dir='/t'/></filesystem> | 20 | /t",
                "<input type='tablet' bus='ps2'/> | 1 | ps2 bus",
                "<input type='mouse' bus='xen'/> | 1 | input bus xen",
                "<panic model='s390'/> | 67 | S390",
                "<nvram/> | 67 | PPC64",
                "<tpm model='tpm-spapr'><backend type='emulator'/></tpm> | 67 | tpm-spapr",
                "<sound model='ich6'><audio id='7'/></sound> | 27 | no audio device with ID 7",
                "<redirdev type='spicevmc'/> | 67 | without spice",
                "<rng model='virtio'/> | 27 | RNG backend",
                "<controller type='xenbus'/> | 1 | connect flags",
                "<memballoon model='virtio'><address type='ccw'/></memballoon> | 67 | CCW",
                "<interface type='user'><mac address='zz'/></interface> | 27 | mac address",
                "<interface type='user'><mac address='01:00:00:00:00:00'/></interface> | 27 | unicast",
                "<memballoon model='virtio'/><memballoon model='virtio'/> | 1 | single memory balloon",
                "<controller type='sata' index='0'/><controller type='sata' index='0'/> | 27 | Multiple 'sata'",
                "<controller type='pci' index='0' model='pci-root'/> | 27 | must be model='pcie-root'",
                "<controller type='usb' model='none'/><input type='tablet' bus='usb'/> | 67 | USB bus is disabled",
                "<controller type='usb' model='qemu-xhci' ports='16'/> | 67 | up to '15' ports",
                "<input type='tablet' bus='usb'><address type='usb' bus='0' port='1.1.1.1.1'/></input> | 1 | 'port'",
                "<input type='tablet' bus='usb'><address type='usb' bus='0' port='3.1'/></input> | 27 | no hub at port 3",
                "<rng model='virtio'><backend model='random'/><address type='pci' slot='0x20'/></rng> | 27 | slot",
                "<rng model='virtio'><backend model='random'/><address type='pci' bus='0x100'/></rng> | 27 | bus",
                "<rng model='virtio'><backend model='random'/><address type='pci' function='8'/></rng> | 27 | function",
                "<rng model='virtio'><backend model='random'/><address type='pci' slot='0x1f' function='2'/></rng><controller type='sata' index='0'>"
                        + "<address type='pci' slot='0x1f' function='2'/></controller> | 27 | double use of PCI Address 0000:00:1f.2"
            })
    void refusesDevicesThatCannotBe(String devices, int code, String reason) {
        VirtException refusal = assertThrows(VirtException.class, () -> TestGuests.withDevices(devices));
        assertEquals(code, refusal.number(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @Test
    void bootOrderIsGivenInOneWay() {
        String disk = "<disk><target dev='vda'/><boot order='1'/></disk>";
        String xml = TestGuests.text("pc", "", disk).replace("</os>", "<boot dev='hd'/></os>");
        assertEquals(67, refusal(xml).number());
        assertEquals(
                27,
                refusal(TestGuests.text("pc", "", disk + disk.replace("vda", "vdb")))
                        .number());
    }

    @Test
    void aForeignPrefixOfQemusNamespaceBecomesTheUsualOne() {
        Element domain = TestGuests.complete(
                "<domain type='qemu' xmlns:x='" + QemuNamespace.URI + "'><name>a</name>"
                        + "<memory>1024</memory><os><type>hvm</type></os><x:commandline><x:arg value='-S'/></x:commandline></domain>");
        assertEquals("-S", domain.at("qemu:commandline/qemu:arg/@value").orElseThrow());
        assertEquals(QemuNamespace.URI, domain.attribute("xmlns:qemu").orElseThrow());
    }

    @Test
    void qemusNamespaceMayBeTheStandardOneOfItsElement() {
        Element domain = TestGuests.complete(TestGuests.text(
                "pc", "<commandline xmlns='" + QemuNamespace.URI + "'><arg value='-S'/></commandline>", ""));
        assertEquals("-S", domain.at("qemu:commandline/qemu:arg/@value").orElseThrow());
    }

    @Test
    void anAliasBecomesThePartOfAPathSoItIsPlain() {
        String alias = "<rng model='virtio'><backend model='builtin'/><alias name='ua-%s'/></rng>";
        assertEquals(
                "ua-my.rng_1",
                TestGuests.withDevices(alias.formatted("my.rng_1"))
                        .at("devices/rng/alias/@name")
                        .orElseThrow());
        for (String evil : List.of("../x", "a/b", "a,b", "a b", "x".repeat(61))) {
            assertThrows(VirtException.class, () -> TestGuests.withDevices(alias.formatted(evil)));
        }
    }

    @Test
    void qemusPrefixWithoutItsNamespaceIsRefused() {
        assertEquals(
                27,
                refusal("<domain type='qemu'><name>a</name><qemu:commandline/></domain>")
                        .number());
    }
}
