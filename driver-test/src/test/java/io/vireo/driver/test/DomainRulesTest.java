package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libvirt derives from a definition, and which contradictions it finds in one. */
class DomainRulesTest {

    private static Element complete(String more, String devices) {
        return DomainXml.complete("<domain type='test'><name>a</name><memory>1</memory>"
                + "<vcpu>4</vcpu><os><type>hvm</type></os>" + more + "<devices>" + devices + "</devices></domain>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <iothreads>3</iothreads><iothreadids><iothread id='2'/></iothreadids> | iothreadids/iothread[3]/@id | 3
                    <cputune><cachetune vcpus='2-9'/></cputune> | cputune/cachetune/@vcpus | 2-3
                    <numatune><memory nodeset='0-4,^2'/></numatune> | numatune/memory/@nodeset | 0-1,3-4
                    <numatune><memory placement='auto'/></numatune> | vcpu/@placement | auto
                    <features><pmu/></features> | features/pmu/@state | on
                    <features><hpt><maxpagesize unit='MiB'>16</maxpagesize></hpt></features> | features/hpt/maxpagesize | 16384
                    <clock offset='localtime' adjustment='3600'/> | clock/@basis | localtime
                    <cpu mode='host-model'><model>x</model></cpu> | cpu/model/@fallback | allow
                    """)
    void whatADefinitionImpliesIsWrittenOut(String more, String path, String expected) {
        Element domain = complete(more, "");
        int third = path.indexOf("[3]");
        Optional<String> found = third < 0
                ? domain.at(path)
                : domain.findAll(path.substring(0, third)).get(2).attribute("id");
        assertEquals(Optional.of(expected), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <rng model='virtio'><backend model='random'/></rng> | rng/backend | /dev/random
                    <shmem name='a'><size unit='K'>4096</size></shmem> | shmem/size | 4
                    <disk type='vhostuser'><target dev='vda'/></disk> | disk/@snapshot | no
                    <disk><source protocol='iscsi' name='iqn'/><target dev='vda'/></disk> | disk/source/@name | iqn/0
                    <disk><boot order='1' loadparm='one'/><target dev='vda'/></disk> | disk/boot/@loadparm | ONE
                    <channel type='pty'><target type='virtio'/></channel> | controller/@type | virtio-serial
                    <console type='pty'><address type='spapr-vio' reg='0x30'/></console> | serial/address/@reg | 0x00000030
                    <graphics type='vnc' socket='/s' listen='::1'/> | graphics/listen/@socket | /s
                    <hostdev type='pci'><address type='pci'><zpci uid='1'/></address></hostdev> | hostdev/address/zpci/@fid | 0x00000000
                    """)
    void whatADeviceImpliesIsWrittenOut(String device, String path, String expected) {
        assertEquals(Optional.of(expected), complete("", device).at("devices/" + path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <memtune><hard_limit unit='KiB'>9007199254740991</hard_limit></memtune> | memtune
                    <cputune><cachetune vcpus='100'/></cputune> | cputune/cachetune
                    <description/> | description
                    <bootloader_args>-x</bootloader_args> | bootloader_args
                    """)
    void whatMeansNothingIsLeftOut(String more, String path) {
        assertEquals(Optional.empty(), complete(more, "").find(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <panic/> | panic
                    <disk><driver cache='default'/><target dev='vda'/></disk> | disk/driver/@cache
                    <interface type='user'><coalesce><rx><frames max='0'/></rx></coalesce></interface> | interface/coalesce
                    <interface type='hostdev'><filterref filter='f'/></interface> | interface/filterref
                    <graphics type='spice' autoport='no'/> | graphics/@autoport
                    """)
    void whatMeansNothingOfADeviceIsLeftOut(String device, String path) {
        Element devices = complete("", device).child("devices").orElseThrow();
        assertEquals(
                Optional.empty(),
                path.contains("@") ? devices.at(path) : devices.find(path).map(Element::name));
    }

    @Test
    void portOfASwitchGetsAnIdentityOfItsOwn() {
        Element domain = complete(
                "",
                "<interface type='bridge'><virtualport type='openvswitch'/></interface>"
                        + "<interface type='direct'><virtualport type='802.1Qbg'><parameters instanceid='given'/>"
                        + "</virtualport></interface>");
        assertEquals(
                36,
                domain.at("devices/interface/virtualport/parameters/@interfaceid")
                        .orElseThrow()
                        .length());
        assertEquals(
                Optional.of("given"),
                domain.findAll("devices/interface/virtualport/parameters")
                        .get(1)
                        .attribute("instanceid"));
    }

    @Test
    void usbControllerStandsBeforeItsCompanions() {
        Element domain = complete(
                "",
                "<controller type='usb' index='1' model='ich9-uhci1'/><controller type='usb' index='0' model='nec-xhci'/>"
                        + "<controller type='usb' index='1' model='ich9-ehci1'/>");
        assertEquals(
                List.of("nec-xhci", "ich9-ehci1", "ich9-uhci1"),
                domain.findAll("devices/controller").stream()
                        .map(each -> each.attribute("model").orElse(""))
                        .toList());
    }

    @Test
    void runningGuestNamesItsSharesOfTheCache() {
        Element domain = complete("<cputune><cachetune vcpus='0-1'/></cputune>", "");
        assertEquals(Optional.of("vcpus_0-1"), CacheTuneXml.live(domain).at("cputune/cachetune/@id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <cputune><cachetune vcpus='0-1'/><cachetune vcpus='1'/></cputune> | XML error: Overlapping vcpus in resctrls
                    <cputune><iothreadsched iothreads='2' scheduler='fifo'/></cputune> | unsupported configuration: Cannot find 'iothread' : 2
                    <sysinfo><bios><entry name='date'>13/01/2020</entry></bios></sysinfo> | Invalid BIOS 'date' format
                    <numatune><memory mode='restrictive' nodeset='0'/><memnode cellid='0' mode='strict' nodeset='0'/></numatune> | XML error: 'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element
                    """)
    void contradictionsAreRefusedInLibvirtsWords(String more, String message) {
        assertEquals(
                message,
                assertThrows(VirtException.class, () -> complete(more, "")).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    <disk><source file='/a' fdgroup='g'/><target dev='vda'/></disk> | unsupported configuration: driver does not support FD passing for disk 'vda'
                    <disk><auth/><source><auth/></source><target dev='vda'/></disk> | unsupported configuration: an <auth> definition already found for disk source
                    <disk><encryption><cipher/></encryption><target dev='vda'/></disk> | unsupported configuration: supplying <cipher> for domain disk definition is unnecessary
                    <video><model type='none'/></video><video><model type='qxl'/></video> | unsupported configuration: a 'none' video type must be the only video device defined for the domain
                    <input type='mouse' bus='usb'><address type='usb' bus='0' port='1.2.3.4.5'/></input> | internal error: Cannot parse <address> 'port' attribute
                    <hostdev type='scsi'><source><a/></source></hostdev><hostdev type='scsi'><source><a/></source></hostdev> | XML error: Hostdev already exists in the domain configuration
                    <hostdev type='mdev' model='vfio-ccw'><address type='pci'/></hostdev> | XML error: Unsupported address type 'pci' with mediated device model 'vfio-ccw'
                    <controller type='pci' model='pci-root'><target index='31'/></controller> | unsupported configuration: PCI controller target index '31' out of range - must be 0-30
                    <graphics type='vnc'><listen type='network'/></graphics> | XML error: 'network' attribute is required for listen type 'network'
                    <serial type='tcp'><source host='h' service='1'><reconnect enabled='yes'/></source></serial> | XML error: Missing required attribute 'timeout' in element 'reconnect'
                    <rng model='virtio'><backend model='egd' type='unix'/></rng> | internal error: Missing source path attribute for char device
                    """)
    void contradictionsBetweenDevicesAreRefusedInLibvirtsWords(String devices, String message) {
        assertEquals(
                message,
                assertThrows(VirtException.class, () -> complete("", devices)).getMessage());
    }
}
