package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NUMA cells, modules of memory, folders of the host, and single properties of processors and devices as QEMU takes them. */
class HardwareArgumentsTest {

    private static final String CELLS = "<vcpu>2</vcpu><cpu><numa>"
            + "<cell id='0' cpus='0' memory='64' unit='MiB'><distances><sibling id='1' value='21'/></distances></cell>"
            + "<cell id='1' cpus='1' memory='64' unit='MiB' memAccess='shared'/></numa></cpu>";

    private static List<String> arguments(String system, String devices) {
        return command(system, devices).arguments();
    }

    private static QemuCommand command(String system, String devices) {
        return TestGuests.command(TestGuests.complete(TestGuests.text("q35", system, devices)));
    }

    private static void assertHas(List<String> arguments, String option, String part) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals(option) && arguments.get(i + 1).contains(part)) {
                return;
            }
        }
        throw new AssertionError(option + " with " + part + " is not in " + arguments);
    }

    @Test
    void cellsHaveMemoryAndProcessorsOfTheirOwn() {
        List<String> arguments = arguments(CELLS, "");
        assertHas(arguments, "-numa", "node,nodeid=0,cpus=0,memdev=ram-node0");
        assertHas(arguments, "-numa", "dist,src=0,dst=1,val=21");
        assertHas(arguments, "-object", "\"id\":\"ram-node1\",\"size\":67108864");
        assertHas(arguments, "-object", "\"qom-type\":\"memory-backend-memfd\",\"share\":true,\"id\":\"ram-node1\"");
        assertHas(arguments, "-m", "size=128M");
        assertFalse(arguments.toString().contains("memory-backend=ram0"), "the machine has no memory beside the cells");
    }

    @Test
    void modulesLieInTheirCellWithinTheRoomForThem() {
        String module = "<memory model='dimm'><target><size unit='MiB'>32</size><node>1</node></target></memory>";
        List<String> arguments = arguments(CELLS + "<maxMemory slots='3' unit='MiB'>512</maxMemory>", module);
        assertHas(arguments, "-m", "size=128M,slots=3,maxmem=512M");
        assertHas(arguments, "-object", "\"id\":\"memdimm0\",\"size\":33554432");
        assertHas(
                arguments,
                "-device",
                "\"driver\":\"pc-dimm\",\"node\":1,\"memdev\":\"memdimm0\",\"id\":\"dimm0\",\"slot\":0");
    }

    @Test
    void theMemoryOfADomainIsWhatItsCellsAndModulesAddUpTo() {
        String module = "<memory model='dimm'><target><size unit='MiB'>32</size><node>1</node></target></memory>";
        var complete = TestGuests.complete(
                TestGuests.text("q35", CELLS + "<maxMemory slots='3' unit='MiB'>512</maxMemory>", module));
        assertEquals("163840", complete.at("memory").orElseThrow());
        assertEquals(complete, DomainSizes.counted(complete));
    }

    @Test
    void aFolderIsSharedUnderItsTag() {
        List<String> arguments = arguments(
                "",
                "<filesystem type='mount' accessmode='mapped' fmode='0600'><source dir='/srv/a,b'/><target dir='data'/>"
                        + "<readonly/></filesystem>");
        assertHas(arguments, "-fsdev", "local,id=fs-fs0,path=/srv/a,,b,security_model=mapped,fmode=0600,readonly=on");
        assertHas(
                arguments,
                "-device",
                "\"driver\":\"virtio-9p-pci\",\"id\":\"fs0\",\"fsdev\":\"fs-fs0\",\"mount_tag\":\"data\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<filesystem type='mount'><source dir='relative'/><target dir='t'/></filesystem> | absolute",
                "<filesystem type='mount'><source dir='/a'/><target dir='01234567890123456789012345678901'/></filesystem> | 31 bytes",
                "<filesystem type='mount' accessmode='mapped' fmode='9'><source dir='/a'/><target dir='t'/></filesystem> | octal"
            })
    void foldersThatCannotBeSharedAreRefused(String folder, String reason) {
        String message =
                assertThrows(VirtException.class, () -> arguments("", folder)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void whatWindowsKnowsOfItsHypervisorIsPartOfTheProcessor() {
        List<String> arguments = arguments(
                "<features><hyperv><relaxed state='on'/><vapic state='off'/><spinlocks state='on' retries='8191'/>"
                        + "<stimer state='on'><direct state='on'/></stimer><vendor_id state='on' value='Some,one'/>"
                        + "</hyperv></features>",
                "");
        assertHas(
                arguments,
                "-cpu",
                "hv-relaxed=on,hv-spinlocks=0x1fff,hv-stimer=on,hv-stimer-direct=on,hv-vendor-id=Some,,one");
        assertFalse(arguments.toString().contains("hv-vapic"));
        assertThrows(
                VirtException.class,
                () -> arguments("<features><hyperv><spinlocks state='on' retries='1'/></hyperv></features>", ""));
    }

    @Test
    void thePropertiesOfTheMachineAreTold() {
        List<String> arguments = arguments(
                "<features><tcg><tb-cache unit='MiB'>64</tb-cache></tcg><smm state='on'><tseg unit='MiB'>16</tseg></smm>"
                        + "</features>",
                "<controller type='pci' index='0' model='pcie-root'><pcihole64 unit='GiB'>1</pcihole64></controller>");
        assertHas(arguments, "-accel", "tcg,tb-size=64");
        assertHas(arguments, "-global", "mch.extended-tseg-mbytes=16");
        assertHas(arguments, "-global", "q35-pcihost.pci-hole64-size=1048576K");
    }

    @Test
    void aTimeZoneIsThatOfTheEmulator() {
        String clock = "<clock offset='timezone' timezone='Europe/Paris'/>";
        assertEquals("Europe/Paris", command(clock, "").environment().get("TZ"));
        assertHas(arguments(clock, ""), "-rtc", "base=localtime");
    }

    @Test
    void finerPointsOfVirtioReachTheDevice() {
        List<String> arguments = arguments(
                "",
                "<interface type='user'><model type='virtio'/><driver iommu='on' ats='off' txmode='timer' rx_queue_size='512'/>"
                        + "<rom bar='off' file='/f.rom'/><acpi index='7'/></interface>"
                        + "<disk type='file'><driver packed='on'/><source file='/x'/><target dev='vda'/>"
                        + "<blockio logical_block_size='512' physical_block_size='4096'/></disk>");
        for (String part : List.of(
                "\"iommu_platform\":true",
                "\"ats\":false",
                "\"tx\":\"timer\"",
                "\"rx_queue_size\":512",
                "\"rombar\":0",
                "\"romfile\":\"/f.rom\"",
                "\"acpi-index\":7")) {
            assertHas(arguments, "-device", part);
        }
        assertHas(arguments, "-device", "\"packed\":true");
        assertHas(arguments, "-device", "\"logical_block_size\":512,\"physical_block_size\":4096");
    }
}
