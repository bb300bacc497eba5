package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.HostTopology;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CapabilitiesTest {
    @TempDir
    Path root;

    private HostFiles files() {
        return new HostFiles(root);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    /** Two cells of one socket each, two cores each, two threads a core; processor 7 is offline. */
    private void largeHost() throws IOException {
        for (int node = 0; node < 2; node++) {
            String folder = "sys/devices/system/node/node" + node;
            file(folder + "/meminfo", "Node " + node + " MemTotal:       " + (node + 1) * 1_000_000 + " kB");
            file(folder + "/distance", node == 0 ? "10 21" : "21 10");
            file(folder + "/hugepages/hugepages-2048kB/nr_hugepages", String.valueOf(16 * node));
            for (int cpu = node * 4; cpu < node * 4 + 4; cpu++) {
                file(folder + "/cpu" + cpu + "/online", cpu == 7 ? "0" : "1");
                String topology = "sys/devices/system/cpu/cpu" + cpu + "/topology/";
                int first = cpu & ~1;
                file(topology + "physical_package_id", String.valueOf(node));
                file(topology + "die_id", "0");
                file(topology + "core_id", String.valueOf(first / 2 % 2));
                file(topology + "thread_siblings_list", first + "-" + (first + 1));
            }
        }
        file("sys/devices/system/cpu/cpu7/online", "0");
        Files.createDirectories(root.resolve("sys/kernel/mm/hugepages/hugepages-2048kB"));
    }

    @Test
    void readsCellsMemoryPagesDistancesAndProcessors() throws Exception {
        largeHost();
        var topology = HostTopology.of(files());
        assertEquals(2, topology.cells().size());
        HostTopology.Cell second = topology.cells().get(1);
        assertEquals(2_000_000, second.memoryKib());
        assertEquals(Map.of(2048L, 16L, 4L, (2_000_000L - 16 * 2048) / 4), second.pages());
        assertEquals(Map.of(0, 21, 1, 10), second.distances());
        assertEquals(
                List.of(4, 5, 6),
                second.processors().stream().map(HostTopology.Processor::id).toList());
        assertEquals(
                new HostTopology.Processor(5, 1, 0, 0, "4-5"),
                second.processors().get(1));
    }

    @Test
    void aHostWithoutNumaIsOneCellWithAllOfItsMemory() throws Exception {
        file("proc/meminfo", "MemTotal:       24000000 kB\nMemFree:  1 kB");
        file("sys/devices/system/cpu/cpu0/topology/core_id", "0");
        file("sys/devices/system/cpu/cpu1/topology/core_id", "1");
        var topology = HostTopology.of(files());
        assertEquals(1, topology.cells().size());
        assertEquals(24_000_000, topology.cells().get(0).memoryKib());
        assertEquals(new HostTopology.Shape(1, 1, 2, 1), topology.shape());
    }

    @Test
    void aHostThatTellsNothingIsStillAHost() {
        Element host = new CapabilitiesHost(files()).xml(Optional.empty());
        assertEquals("1", host.at("topology/cells/@num").orElse(""));
        assertTrue(host.find("cpu/model").isEmpty());
        assertEquals("no", host.at("iommu/@support").orElse(""));
    }

    @Test
    void namesTheProcessorAsAModelAndFeatures() throws Exception {
        file("proc/cpuinfo", """
                vendor_id\t: AuthenticAMD
                cpu family\t: 25
                model\t\t: 1
                model name\t: Some Name
                stepping\t: 2
                microcode\t: 0x1000065
                flags\t\t: fpu sse4_1 lahf_lm cr8_legacy sha_ni something_new
                address sizes\t: 48 bits physical, 57 bits virtual""");
        var models = Map.of(
                "Small", new QemuCpuFeatures("AuthenticAMD", Set.of("fpu", "sse4.1")),
                "Smaller", new QemuCpuFeatures("AuthenticAMD", Set.of("fpu")),
                "OfAnotherMaker", new QemuCpuFeatures("GenuineIntel", Set.of("fpu", "sse4.1", "lahf-lm")),
                "TooLarge", new QemuCpuFeatures("AuthenticAMD", Set.of("fpu", "sse4.1", "svm")));
        var known = Set.of("fpu", "sse4.1", "lahf-lm", "cr8legacy", "sha-ni", "svm");
        HostProcessor processor = HostProcessor.of(files(), "x86_64");
        Element cpu =
                processor.xml(new HostTopology.Shape(1, 1, 4, 2), Optional.of(emulator(models, known)), List.of(2048L));
        assertEquals("Small", cpu.at("model").orElse(""));
        assertEquals("AMD", cpu.at("vendor").orElse(""));
        assertEquals("16777317", cpu.at("microcode/@version").orElse(""));
        assertEquals(
                Element.parse("<signature family='25' model='1' stepping='2'/>"),
                cpu.child("signature").orElseThrow());
        assertEquals("48", cpu.at("maxphysaddr/@bits").orElse(""));
        assertEquals(
                List.of("cr8legacy", "lahf_lm", "sha-ni"),
                cpu.children("feature").stream()
                        .map(f -> f.attribute("name").orElse(""))
                        .toList());
        assertEquals(2, cpu.children("pages").size());
    }

    private static QemuEmulator emulator(Map<String, QemuCpuFeatures> models, Set<String> best) {
        return new QemuEmulator(
                Path.of("/usr/bin/qemu-system-x86_64"),
                "x86_64",
                new QemuVersion(7, 2, 0, ""),
                List.of(
                        machine("pc-q35-7.2", Optional.of("q35"), false),
                        machine("pc-i440fx-7.2", Optional.of("pc"), true),
                        machine("isapc", Optional.empty(), false)),
                Map.of(QemuAccelerator.TCG, List.of()),
                models,
                Map.of(QemuAccelerator.TCG, new QemuCpuFeatures("AuthenticAMD", best)),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of());
    }

    private static QemuMachine machine(String name, Optional<String> alias, boolean standard) {
        return new QemuMachine(name, alias, 255, standard, !standard, true, true, Optional.empty(), Optional.empty());
    }

    @Test
    void listsTheStandardMachineFirstAndEachAliasAfterItsName() {
        Element guest = CapabilitiesGuest.xml(emulator(Map.of(), Set.of()));
        assertEquals(
                List.of("pc-i440fx-7.2", "pc", "pc-q35-7.2", "q35", "isapc"),
                guest.findAll("arch/machine").stream().map(Element::text).toList());
        assertEquals(
                "pc-i440fx-7.2",
                guest.findAll("arch/machine").get(1).attribute("canonical").orElse(""));
        assertEquals(
                "yes",
                guest.findAll("arch/machine").get(2).attribute("deprecated").orElse(""));
        assertEquals(
                List.of("qemu"),
                guest.findAll("arch/domain").stream()
                        .map(d -> d.attribute("type").orElse(""))
                        .toList());
    }

    @Test
    void theHostsIdentityIsTheMainboardsOrOneThatStaysTheSame() throws Exception {
        var unknown = new CapabilitiesHost(files()).uuid();
        file("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4");
        var derived = new CapabilitiesHost(files()).uuid();
        assertNotEquals(unknown, derived);
        assertEquals(derived, new CapabilitiesHost(files()).uuid());
        assertFalse(derived.toString().replace("-", "").contains("3d1219c7"), "the installation's own must not show");
        file("sys/class/dmi/id/product_uuid", "00000000-0000-0000-0000-000000000000");
        assertEquals(derived, new CapabilitiesHost(files()).uuid());
        file("sys/class/dmi/id/product_uuid", "4C4C4544-0042-3510-8052-B4C04F4A4E32");
        assertEquals(
                "4c4c4544-0042-3510-8052-b4c04f4a4e32",
                new CapabilitiesHost(files()).uuid().toString());
    }

    @Test
    void sharedCachesAreListedOnce() throws Exception {
        for (int cpu = 0; cpu < 4; cpu++) {
            String index = "sys/devices/system/cpu/cpu" + cpu + "/cache/index3/";
            file(index + "level", "3");
            file(index + "id", String.valueOf(cpu / 2));
            file(index + "type", "Unified");
            file(index + "size", "32768K");
            file(index + "shared_cpu_list", cpu < 2 ? "0-1" : "2-3");
        }
        Element host = new CapabilitiesHost(files()).xml(Optional.empty());
        assertEquals(
                Element.parse("<cache><bank id='0' level='3' type='both' size='32' unit='MiB' cpus='0-1'/>"
                        + "<bank id='1' level='3' type='both' size='32' unit='MiB' cpus='2-3'/></cache>"),
                host.child("cache").orElseThrow());
    }

    @Test
    void describesThisHostAndItsRealEmulators() throws Exception {
        Path real = Path.of("/usr/bin/qemu-system-x86_64");
        assumeTrue(Files.isExecutable(real), "qemu-system-x86_64 is not installed");
        try (var loop = new SocketLoop("test")) {
            var host = new HostFiles(Path.of("/"));
            var emulators = new QemuEmulators(
                    List.of(real.getParent()),
                    new QemuProbe(loop, QemuProbe.PATIENCE),
                    new ProbeCache(root.resolve("cache")),
                    new HostKvm(root));
            Element capabilities = new Capabilities(host, emulators).xml();
            Files.writeString(Path.of("target/capabilities.xml"), capabilities + "\n");
            assertEquals(
                    Runtime.getRuntime().availableProcessors(),
                    capabilities.findAll("host/topology/cells/cell/cpus/cpu").size());
            assertTrue(capabilities.findAll("guest/arch/machine").size() > 10);
            assertTrue(capabilities.children("guest").stream()
                    .anyMatch(guest -> guest.at("arch/@name").orElse("").equals("x86_64")));
        }
    }
}
