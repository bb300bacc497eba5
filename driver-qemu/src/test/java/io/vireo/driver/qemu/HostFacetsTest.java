package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelMemory;
import io.vireo.host.CpuComparison;
import io.vireo.host.HostCpu;
import io.vireo.host.HostMemory;
import io.vireo.host.NodeCounter;
import io.vireo.host.NodeInfo;
import io.vireo.host.PageCount;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the parts of a connection say about a host of two cells with two processors each, all of them made of files. */
class HostFacetsTest {
    @TempDir
    Path root;

    private final SocketLoop loop = new SocketLoop("test");
    private HostFiles files;
    private QemuEmulators emulators;

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    @BeforeEach
    void makeTheHost() throws IOException {
        files = new HostFiles(root);
        emulators = new QemuEmulators(
                List.of(Path.of("/usr/bin")),
                new QemuProbe(loop, QemuProbe.PATIENCE),
                new ProbeCache(root.resolve("cache")),
                new HostKvm(root));
        file(
                "proc/meminfo",
                "MemTotal: 4000000 kB\nMemFree: 1000000 kB\nBuffers: 300 kB\nCached: 400 kB\nSwapCached: 5 kB");
        file("proc/cpuinfo", "processor : 0\ncpu MHz : 2445.402");
        file("proc/stat", "cpu  10 1 5 100 7 2 1 9 0 0\ncpu0 1 0 0 50 0 0 0 0 0 0\ncpu12 3 0 0 50 0 0 0 0 0 0");
        file("sys/devices/system/cpu/present", "0-3");
        for (int cpu = 0; cpu < 4; cpu++) {
            file("sys/devices/system/cpu/cpu" + cpu + "/topology/physical_package_id", String.valueOf(cpu / 2));
            file("sys/devices/system/cpu/cpu" + cpu + "/topology/core_id", String.valueOf(cpu % 2));
            file("sys/devices/system/node/node" + cpu / 2 + "/cpu" + cpu + "/online", "1");
        }
        file("sys/devices/system/cpu/cpu3/online", "0");
        for (int node = 0; node < 2; node++) {
            String name = "Node " + node + " ";
            String folder = "sys/devices/system/node/node" + node;
            file(folder + "/meminfo", name + "MemTotal: 2000000 kB\n" + name + "MemFree: " + (node + 4) * 1000 + " kB");
            file(folder + "/hugepages/hugepages-2048kB/free_hugepages", String.valueOf(node));
        }
        file("sys/kernel/mm/ksm/pages_to_scan", "100");
        file("sys/kernel/mm/ksm/pages_shared", "7");
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    @Test
    void countsProcessorsCellsAndMemory() {
        NodeInfo info = new QemuHostInfo(files, emulators).nodeInfo();
        assertEquals(new NodeInfo(QemuArch.host(), Bytes.ofKib(4_000_000), 3, 2445, 2, 1, 1, 1), info);
    }

    @Test
    void theNameOfTheHostHasItsDomainWhereTheTableOfHostsHasIt() throws Exception {
        file("proc/sys/kernel/hostname", "node1");
        var info = new QemuHostInfo(files, emulators);
        assertEquals("node1", info.hostname());
        file(
                "etc/hosts",
                "127.0.0.1 localhost\n# 10.0.0.1 node1.wrong.example node1\n10.0.0.1 node1.example.org node1");
        assertEquals("node1.example.org", info.hostname());
        file("proc/sys/kernel/hostname", "node1.other.example");
        assertEquals("node1.other.example", info.hostname());
    }

    @Test
    void tellsVersionsAndTheMostProcessorsOfTheRealEmulator() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/qemu-system-" + QemuArch.toTarget(QemuArch.host()))),
                "no QEMU here");
        var info = new QemuHostInfo(files, emulators);
        assertTrue(info.hypervisorVersion() >= QemuEmulator.OLDEST.number());
        assertTrue(info.maxVcpus(Optional.of("qemu")) > 1);
        assertEquals(info.maxVcpus(Optional.of("qemu")), info.maxVcpus(Optional.empty()));
        assertInvalid(() -> info.maxVcpus(Optional.of("xen")));
        assertTrue(
                new QemuHostProcessors(files, emulators).cpuModelNames("x86_64").contains("qemu64"));
    }

    @Test
    void whatTheHypervisorCanGiveIsComparedAndDescribed() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64")), "no qemu-system-x86_64 here");
        var processors = new QemuHostProcessors(files, emulators);
        assertEquals(CpuComparison.SUPERSET, compareWithQemu(processors, "<cpu><model>qemu64</model></cpu>"));
        assertEquals(
                CpuComparison.INCOMPATIBLE,
                compareWithQemu(
                        processors, "<cpu><model>qemu64</model><feature name='avx512f' policy='require'/></cpu>"));
        String common = processors.baselineHypervisorCpu(
                Optional.empty(),
                Optional.of("x86_64"),
                Optional.empty(),
                Optional.of("qemu"),
                List.of("<cpu><model>Nehalem</model></cpu>", "<cpu><model>Westmere</model></cpu>"),
                Set.of());
        assertEquals(Optional.of("Nehalem"), Element.parse(common).at("model"));
        assertInvalid(() -> processors.baselineHypervisorCpu(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("xen"), List.of(common), Set.of()));
    }

    private static CpuComparison compareWithQemu(QemuHostProcessors processors, String xml) {
        return processors.compareHypervisorCpu(
                Optional.empty(), Optional.of("x86_64"), Optional.empty(), Optional.of("qemu"), xml, Set.of());
    }

    private static void assertInvalid(Executable call) {
        var error = assertThrows(VirtException.class, call);
        assertEquals(ErrorCode.INVALID_ARG, error.code().orElseThrow(), error.getMessage());
    }

    @Test
    void tellsWhichProcessorsAreOnlineAndHowBusy() {
        var processors = new QemuHostProcessors(files, emulators);
        assertEquals(CpuSet.of(0, 1, 2), processors.cpuMap().online());
        assertEquals(4, processors.cpuMap().present());
        assertEquals(
                List.of(
                        new NodeCounter("kernel", 80_000_000),
                        new NodeCounter("user", 110_000_000),
                        new NodeCounter("idle", 1_000_000_000),
                        new NodeCounter("iowait", 70_000_000)),
                processors.cpuStats(HostCpu.ALL_CPUS));
        assertEquals(new NodeCounter("user", 10_000_000), processors.cpuStats(0).get(1));
        assertInvalid(() -> processors.cpuStats(1));
        assertInvalid(() -> processors.cpuStats(-2));
    }

    @Test
    void tellsMemoryOfTheHostAndOfEachCell() {
        var memory = new KernelMemory(files);
        assertEquals(Bytes.ofKib(1_000_000), memory.freeMemory());
        assertEquals(List.of(Bytes.ofKib(4000), Bytes.ofKib(5000)), memory.cellsFreeMemory(0));
        assertEquals(List.of(Bytes.ofKib(5000)), memory.cellsFreeMemory(1));
        assertEquals(
                List.of(new NodeCounter("total", 2_000_000), new NodeCounter("free", 5000)), memory.memoryStats(1));
        assertEquals(
                List.of("total", "free", "buffers", "cached"),
                memory.memoryStats(HostMemory.ALL_CELLS).stream()
                        .map(NodeCounter::name)
                        .toList());
        assertInvalid(() -> memory.cellsFreeMemory(2));
        assertInvalid(() -> memory.memoryStats(2));
        assertInvalid(() -> memory.memoryStats(-2));
    }

    @Test
    void tellsFreePagesOfEachSize() {
        var memory = new KernelMemory(files);
        var pages = memory.freePages(List.of(Bytes.ofKib(4), Bytes.ofKib(2048)), 0, 9);
        assertEquals(2, pages.size());
        assertEquals(
                List.of(new PageCount(Bytes.ofKib(4), 1250), new PageCount(Bytes.ofKib(2048), 1)),
                pages.get(1).pages());
        assertThrows(VirtException.class, () -> memory.freePages(List.of(Bytes.ofKib(8)), 0, 1));
        assertThrows(VirtException.class, () -> memory.freePages(List.of(), 2, 1));
        assertThrows(VirtException.class, () -> memory.freePages(List.of(), -1, 1));
    }

    @Test
    void tellsHowPagesAreShared() {
        var parameters = new KernelMemory(files).memoryParameters();
        assertEquals(100L, parameters.number("shm_pages_to_scan").orElseThrow());
        assertEquals(7L, parameters.number("shm_pages_shared").orElseThrow());
        assertTrue(parameters.find("shm_full_scans").isEmpty(), "a value that the kernel does not tell");
    }
}
