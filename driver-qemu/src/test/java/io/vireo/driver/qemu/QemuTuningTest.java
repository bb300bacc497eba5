package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.CpuSet;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.IoThreadInfo;
import io.vireo.domain.IoThreads;
import io.vireo.domain.NativeConfig;
import io.vireo.domain.StartFlag;
import io.vireo.domain.Tuning;
import io.vireo.domain.Vcpus;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a guest's threads run, how many of them move its data, and how fast its disks may be; on a real guest. */
class QemuTuningTest {

    private static final Set<Impact> LIVE = Set.of(Impact.LIVE);
    private static final Set<Impact> BOTH = Set.of(Impact.LIVE, Impact.CONFIG);
    private static final CpuSet FIRST = CpuSet.parse("0");

    @TempDir
    Path root;

    private QemuFixture qemu;

    @BeforeEach
    void open() {
        qemu = new QemuFixture(root);
        Assumptions.assumeTrue(ChildProcess.find("taskset").isPresent(), "taskset is not installed");
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private DomainRef start(String more) throws IOException {
        DomainRef ref = qemu.define(qemu.bootable("web", "").replace("<os>", more + "<os>"));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        return ref;
    }

    private Element kept(DomainRef ref) {
        return Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of(DomainXmlFlag.INACTIVE)));
    }

    @Test
    void threadsRunWhereTheDefinitionSaysFromTheStart() throws Exception {
        DomainRef ref = start("<vcpu>2</vcpu><iothreads>1</iothreads><cputune><vcpupin vcpu='1' cpuset='0'/>"
                + "<emulatorpin cpuset='0'/><iothreadpin iothread='1' cpuset='0'/></cputune>");
        Vcpus vcpus = qemu.on(ref, Vcpus.class);
        assertEquals(FIRST, vcpus.vcpus().get(1).affinity());
        assertEquals(Affinity.all(), vcpus.vcpus().get(0).affinity());
        assertEquals(
                List.of(new IoThreadInfo(1, FIRST)),
                qemu.on(ref, IoThreads.class).ioThreads(LIVE));
        assertEquals(Optional.of(FIRST), vcpus.emulatorPin(LIVE));
    }

    @Test
    void aProcessorThatTheHostLacksFailsTheStartAndSaysSo() {
        VirtException failure = assertThrows(VirtException.class, () -> start("<vcpu cpuset='4000'>1</vcpu>"));
        assertTrue(failure.getMessage().contains("processors"), failure.getMessage());
    }

    @Test
    void aVcpuIsPinnedWhileItRunsAndForTheNextStart() throws Exception {
        DomainRef ref = start("");
        Vcpus vcpus = qemu.on(ref, Vcpus.class);
        vcpus.pinVcpu(0, FIRST, BOTH);
        assertEquals(FIRST, vcpus.vcpus().get(0).affinity());
        assertEquals("0", kept(ref).at("cputune/vcpupin/@cpuset").orElse(""));
        assertThrows(VirtException.class, () -> vcpus.pinVcpu(7, FIRST, LIVE));
        vcpus.pinEmulator(FIRST, LIVE);
        assertEquals(Optional.of(FIRST), vcpus.emulatorPin(LIVE));
    }

    @Test
    void ioThreadsComeAndGo() throws Exception {
        DomainRef ref = start("");
        IoThreads threads = qemu.on(ref, IoThreads.class);
        assertEquals(List.of(), threads.ioThreads(LIVE));
        threads.addIoThread(2, BOTH);
        threads.setIoThread(
                2, TypedParameters.builder().ofUllong("poll_max_ns", 1000).build(), LIVE);
        assertEquals(2, threads.ioThreads(LIVE).get(0).id());
        assertEquals("2", kept(ref).at("iothreadids/iothread/@id").orElse(""));
        assertThrows(VirtException.class, () -> threads.addIoThread(2, LIVE));
        threads.removeIoThread(2, BOTH);
        assertEquals(List.of(), threads.ioThreads(LIVE));
        assertThrows(VirtException.class, () -> threads.removeIoThread(2, LIVE));
    }

    @Test
    void limitsOfADiskHoldAtOnceAndAfterTheNextStart() throws Exception {
        DomainRef ref = start("");
        BlockDevices disks = qemu.on(ref, BlockDevices.class);
        disks.setBlockIoTune(
                "hda", TypedParameters.builder().ofUllong("total_iops_sec", 500).build(), BOTH);
        assertEquals(500L, iops(disks, LIVE));
        qemu.lifecycle(ref).destroy(Set.of());
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        assertEquals(500L, iops(disks, LIVE));
        TypedParameters both =
                TypedParameters.builder().ofUllong("read_iops_sec", 5).build();
        assertThrows(VirtException.class, () -> disks.setBlockIoTune("hda", both, LIVE));
        disks.setBlockIoTune(
                "hda", TypedParameters.builder().ofUllong("total_iops_sec", 0).build(), BOTH);
        assertEquals(0L, iops(disks, Set.of(Impact.CONFIG)));
        assertTrue(kept(ref).find("devices/disk/iotune").isEmpty());
    }

    private static long iops(BlockDevices disks, Set<Impact> flags) {
        return disks.blockIoTune(Optional.of("hda"), flags)
                .number("total_iops_sec")
                .orElse(-1L);
    }

    @Test
    void valuesWithoutALimitAreThoseOfLibvirt() throws Exception {
        DomainRef ref = start("");
        Tuning tuning = qemu.on(ref, Tuning.class);
        assertEquals(9, tuning.schedulerParameters(Set.of()).list().size());
        assertEquals(6, tuning.blkioParameters(Set.of()).list().size());
        assertEquals(22, tuning.perfEvents(Set.of()).list().size());
    }

    @Test
    void theCommandLineOfADefinitionIsShownAsAShellTakesIt() throws Exception {
        String line = qemu.host(NativeConfig.class)
                .domainXmlToNative(
                        "qemu-argv",
                        qemu.bootable("a b", "<interface type='bridge'><source bridge='b0'/></interface>"));
        assertTrue(line.contains("qemu-system-x86_64 -name ") && line.contains("'guest=a b"), line);
        assertThrows(VirtException.class, () -> qemu.host(NativeConfig.class).domainXmlToNative("xen-xl", "<domain/>"));
    }
}
