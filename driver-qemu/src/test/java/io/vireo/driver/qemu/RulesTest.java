package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition may not say together; codes and words are those of libvirt 9.0. */
class RulesTest {

    private static void assertRefused(String xml, int code, String reason) {
        VirtException refusal = assertThrows(VirtException.class, () -> TestGuests.complete(xml));
        assertEquals(code, refusal.number(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<serial type='unix'/> | 1 | Missing source path",
                "<serial type='file'><source/></serial> | 1 | Missing source path",
                "<serial type='tcp'><source mode='bind' service='1'/></serial> | 1 | Missing source host",
                "<serial type='tcp'><source mode='bind' host='a'/></serial> | 1 | Missing source service",
                "<serial type='udp'><source/><source/><source/></serial> | 27 | only two source elements",
                "<serial type='file'><source path='/a'/><source path='/b'/></serial> | 27 | only one source element",
                "<serial type='unix'><source path='/a'><reconnect enabled='yes'/></source></serial> | 27 | 'timeout'",
                "<serial type='unix'><source path='/a'><reconnect enabled='yes' timeout='0'/></source></serial> | 8 | '0'",
                "<rng model='virtio'><backend model='egd' type='unix'><source/></backend></rng> | 1 | Missing source path",
                "<graphics type='vnc'><listen type='network'/></graphics> | 27 | 'network' attribute is required",
                "<graphics type='spice' tlsPort='5901'/> | 67 | TLS is disabled",
                "<graphics type='spice'><channel name='main' mode='secure'/></graphics> | 67 | TLS is disabled",
                "<graphics type='sdl'/><graphics type='egl-headless'/> | 67 | 'vnc', 'spice'",
                "<graphics type='spice'><gl enable='yes'/></graphics><graphics type='egl-headless'/> | 67 | multiple OpenGL",
                "<video><model type='qxl'/></video><video><model type='vga'/></video> | 67 | only valid as primary",
                "<video><model type='xen'/></video> | 67 | video model 'xen'",
                "<video><model primary='yes'/></video><video><model primary='yes'/></video> | 67 | one primary",
                "<video><model type='none'/></video><video><model type='qxl'/></video> | 67 | must be the only video",
                "<memory model='dimm'><target><size>1</size></target></memory> | 67 | numa node",
                "<hostdev mode='subsystem' type='usb'><source><a/></source></hostdev>"
                        + "<hostdev mode='subsystem' type='usb'><source><a/></source></hostdev> | 27 | already exists",
                "<input type='keyboard' bus='virtio' model='virtio-transitional'/> | 67 | input type=keyboard",
                "<interface type='user'><driver rx_queue_size='3'/></interface> | 67 | power of two",
                "<interface type='user'><backend type='passt'/></interface> | 27 | 'passt'",
                "<shmem name='a'/> | 67 | ivshmem",
                "<tpm model='tpm-crb'/> | 27 | missing TPM device backend"
            })
    void devices(String devices, int code, String reason) {
        assertRefused(TestGuests.text("q35", "", devices), code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<maxMemory slots='1'>999999</maxMemory> | 67 | numa node",
                "<vcpu current='3'>2</vcpu> | 1 | maxvcpus",
                "<vcpu>0</vcpu> | 27 | vcpu",
                "<vcpu>2</vcpu><cpu><topology sockets='1' cores='1' threads='1'/></cpu> | 67 | topology",
                "<cpu><topology sockets='1' cores='1'/></cpu> | 27 | 'threads'",
                "<cpu><numa><cell id='1' cpus='0' memory='1024'/></numa></cpu> | 27 | NUMA cell",
                "<cpu><cache mode='passthrough'/></cpu> | 67 | cache mode",
                "<cputune><cachetune vcpus='0'/></cputune> | 67 | KVM domains",
                "<cputune><iothreadsched iothreads='2' scheduler='fifo' priority='1'/></cputune><iothreads>1</iothreads> | 67 | : 2",
                "<features><hpt resizing='enabled'/></features> | 67 | 'hpt'",
                "<features><smm><tseg unit='KiB'>1025</tseg></smm></features> | 67 | TSEG",
                "<numatune><memory mode='restrictive' nodeset='0'/><memnode cellid='0' mode='strict' nodeset='0'/></numatune>"
                        + " | 27 | restrictive",
                "<numatune><memnode cellid='0' mode='strict' nodeset='0'/></numatune> | 27 | without any guest NUMA cells",
                "<numatune><memory mode='strict' placement='static'/></numatune> | 67 | nodeset",
                "<vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1024'/></numa></cpu> | 1 | exceeds the <vcpu> count",
                "<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='0' memory='1'/></numa></cpu> | 67 | overlapping",
                "<vcpus><vcpu id='3' enabled='yes'/></vcpus> | 27 | out of range",
                "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes'/></vcpus> | 67 | order",
                "<seclabel model='a'/><seclabel model='a'/> | 35 | already provided",
                "<sysinfo type='smbios'><bios><entry name='date'>13/1/2000</entry></bios></sysinfo> | 35 | 'date'",
                "<sysinfo type='smbios'><system><entry name='uuid'>x</entry></system></sysinfo> | 35 | UUID mismatch",
                "<launchSecurity type='sev'/> | 67 | SEV",
                "<on_crash>explode</on_crash> | 67 | explode"
            })
    void system(String system, int code, String reason) {
        assertRefused(TestGuests.text("pc", system, ""), code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<os><loader type='pflash'/> | 35 | no loader path",
                "<os><loader type='rom'>/a</loader><nvram>/b</nvram> | 35 | Only pflash",
                "<os><loader type='pflash' stateless='yes'>/a</loader><nvram>/b</nvram> | 35 | stateless",
                "<os><loader type='pflash'>/a</loader> | 67 | UEFI requires ACPI",
                "<os firmware='efi'> | 67 | UEFI requires ACPI",
                "<os firmware='bios'><nvram>/b</nvram> | 35 | does not support nvram",
                "<os firmware='bios'><loader stateless='no'/> | 35 | Only EFI",
                "<os firmware='efi'><loader secure='no'/> | 35 | 'secure'",
                "<os firmware='efi'><firmware><feature enabled='yes' name='enrolled-keys'/>"
                        + "<feature enabled='no' name='secure-boot'/></firmware> | 35 | enrolled-keys"
            })
    void firmware(String os, int code, String reason) {
        assertRefused(TestGuests.text("q35", "", "").replace("<os>", os), code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<controller type='sata' index='2147483647'/> | 27 | not between 0 and 255",
                "<disk><source file='/x'/><target dev='sdzzzz' bus='sata'/></disk> | 27 | not between 0 and 255",
                "<disk><source file='/x'/><target dev='sda' bus='sata'/><address type='drive' controller='99999999'/></disk> | 27 | not between",
                "<channel type='pty'><target type='virtio'/><address type='virtio-serial' controller='2147483647'/></channel>"
                        + " | 27 | not between",
                "<controller type='virtio-serial' ports='2000000000'/><channel type='pty'><target type='virtio'/></channel>"
                        + " | 27 | @ports",
                "<input type='tablet' bus='usb'><address type='usb' bus='0' port=''/></input> | 1 | 'port'"
            })
    void oneLineMakesNoMillionsOfDevices(String devices, int code, String reason) {
        assertRefused(TestGuests.text("q35", "", devices), code, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<iothreads>2000000000</iothreads><iothreadids/> | 27 | iothreads",
                "<iothreads>2</iothreads><iothreadids><iothread id='1'/><iothread id='1'/></iothreadids> | 27 | same id",
                "<vcpu>99999999</vcpu> | 27 | vcpu",
                "<memory unit='EiB'>99</memory> | 27 | memory"
            })
    void numbersHaveBounds(String system, int code, String reason) {
        String xml = TestGuests.text("q35", system, "");
        assertRefused(system.startsWith("<memory") ? xml.replace("<memory>131072</memory>", "") : xml, code, reason);
    }

    @Test
    void aBridgeSitsOnAnotherBusThanItsOwn() {
        assertRefused(
                TestGuests.text(
                        "q35",
                        "",
                        "<controller type='pci' index='0' model='pcie-root'/>"
                                + "<controller type='pci' index='1' model='pcie-root-port'/>"
                                + "<controller type='pci' index='2' model='pcie-to-pci-bridge'>"
                                + "<address type='pci' bus='2' slot='1'/></controller>"),
                27,
                "lower than its index");
    }

    @Test
    void aDeviceInThePlaceOfTheChipsetIsRefused() {
        String disks = "<disk><source file='/x'/><target dev='hda' bus='ide'/></disk>"
                + "<rng model='virtio'><backend model='builtin'/><address type='pci' slot='1' function='1'/></rng>";
        assertRefused(TestGuests.text("pc", "", disks), 27, "double use of PCI Address 0000:00:01.1");
    }
}
