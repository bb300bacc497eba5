package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.AddressSource;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Impact;
import io.vireo.domain.IoThreads;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.PeekFlag;
import io.vireo.domain.Tuning;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.Vcpus;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DomainTuningTest {

    private final Bench bench = Bench.open();
    private final DomainRef test = bench.domain("test");
    private final DomainRef web = bench.define("web");

    @AfterEach
    void close() {
        bench.close();
    }

    private Element config(DomainRef domain) {
        return Element.parse(bench.inspect(domain).xmlDesc(Set.of(DomainXmlFlag.INACTIVE)));
    }

    @Test
    void memoryChangesWhereItIsMeant() {
        Memory memory = bench.as(Memory.class, web);
        memory.setMaxMemory(Bytes.ofMib(128));
        memory.setMemory(Bytes.ofMib(96), Set.of());
        assertEquals(Bytes.ofMib(128), memory.maxMemory());
        assertEquals(Bytes.ofMib(96), bench.inspect(web).info().memory());
        bench.lifecycle(web).start(Set.of());
        memory.setMemory(Bytes.ofMib(32), Set.of(MemoryFlag.LIVE));
        assertEquals(Bytes.ofMib(32), bench.inspect(web).info().memory());
        assertEquals(Optional.of("98304"), config(web).at("currentMemory"));
        assertThrows(InvalidState.class, () -> memory.setMaxMemory(Bytes.ofMib(64)));
        VirtException tooMuch =
                assertThrows(VirtException.class, () -> memory.setMemory(Bytes.ofGib(1), Set.of(MemoryFlag.LIVE)));
        assertEquals("invalid argument: cannot set memory higher than max memory", tooMuch.getMessage());
    }

    @Test
    void smallerMaximumTakesTheCurrentMemoryAlong() {
        Memory memory = bench.as(Memory.class, web);
        memory.setMaxMemory(Bytes.ofMib(16));
        assertEquals(Bytes.ofMib(16), bench.inspect(web).info().memory());
    }

    @Test
    void liveChangeOfWhatDoesNotRunIsRefused() {
        assertThrows(
                InvalidState.class,
                () -> bench.as(Memory.class, web).setMemory(Bytes.ofMib(1), Set.of(MemoryFlag.LIVE)));
        assertThrows(InvalidState.class, () -> bench.as(Vcpus.class, web).setVcpuCount(1, Set.of(VcpuFlag.LIVE)));
    }

    @Test
    void limitsOfMemoryAreKeptAndChecked() {
        Memory memory = bench.as(Memory.class, test);
        assertEquals(
                Optional.of(Long.MAX_VALUE >> 10),
                memory.memoryParameters(Set.of()).number("hard_limit"));
        memory.setMemoryParameters(
                TypedParameters.builder().ofUllong("hard_limit", 1024).build(), Set.of());
        assertEquals(Optional.of(1024L), memory.memoryParameters(Set.of()).number("hard_limit"));
        TypedParameters swap =
                TypedParameters.builder().ofUllong("swap_hard_limit", 512).build();
        assertThrows(VirtException.class, () -> memory.setMemoryParameters(swap, Set.of()));
        TypedParameters unknown = TypedParameters.builder().ofUllong("x", 1).build();
        assertThrows(VirtException.class, () -> memory.setMemoryParameters(unknown, Set.of()));
        memory.setMemoryParameters(
                TypedParameters.builder()
                        .ofUllong("hard_limit", Long.MAX_VALUE >> 10)
                        .build(),
                Set.of());
        assertEquals(
                Optional.of(Long.MAX_VALUE >> 10),
                memory.memoryParameters(Set.of()).number("hard_limit"));
    }

    @Test
    void memoryStatisticsComeFromTheBalloon() {
        Memory memory = bench.as(Memory.class, test);
        assertEquals(13, memory.memoryStats().size());
        assertEquals(MemoryStatTag.ACTUAL_BALLOON, memory.memoryStats().get(0).tag());
        assertEquals(2_097_152, memory.memoryStats().get(0).value());
        memory.setMemoryStatsPeriod(Duration.ofSeconds(5), Set.of());
        assertEquals(
                Optional.of("5"),
                Element.parse(bench.inspect(test).xmlDesc(Set.of())).at("devices/memballoon/stats/@period"));
        assertThrows(InvalidState.class, () -> bench.as(Memory.class, web).memoryStats());
        assertThrows(
                InvalidState.class,
                () -> bench.as(Memory.class, web).setMemoryStatsPeriod(Duration.ofSeconds(5), Set.of()));
    }

    @Test
    void peekedMemoryIsBounded() {
        Memory memory = bench.as(Memory.class, test);
        assertEquals(7, memory.memoryPeek(5, 3, Set.of(PeekFlag.VIRTUAL))[2]);
        assertThrows(VirtException.class, () -> memory.memoryPeek(0, Integer.MAX_VALUE, Set.of(PeekFlag.VIRTUAL)));
        assertThrows(VirtException.class, () -> memory.memoryPeek(0, -1, Set.of(PeekFlag.VIRTUAL)));
        assertThrows(VirtException.class, () -> memory.memoryPeek(0, 1, Set.of()));
    }

    @Test
    void vcpusAreCountedAndChanged() {
        Vcpus vcpus = bench.as(Vcpus.class, web);
        assertEquals(2, vcpus.vcpuCount(Set.of()));
        assertEquals(4, vcpus.vcpuCount(Set.of(VcpuFlag.MAXIMUM)));
        vcpus.setVcpuCount(3, Set.of(VcpuFlag.CONFIG));
        bench.lifecycle(web).start(Set.of());
        vcpus.setVcpuCount(4, Set.of(VcpuFlag.LIVE));
        assertEquals(4, vcpus.vcpuCount(Set.of(VcpuFlag.LIVE)));
        assertEquals(3, vcpus.vcpuCount(Set.of(VcpuFlag.CONFIG)));
        assertEquals(4, bench.inspect(web).info().vcpus());
        VirtException tooMany = assertThrows(VirtException.class, () -> vcpus.setVcpuCount(9, Set.of(VcpuFlag.LIVE)));
        assertEquals("invalid argument: requested cpu amount exceeds maximum (9 > 4)", tooMany.getMessage());
        assertThrows(VirtException.class, () -> vcpus.setVcpuCount(0, Set.of()));
        assertThrows(VirtException.class, () -> vcpus.setVcpuCount(33, Set.of()));
        assertThrows(VirtException.class, () -> vcpus.setVcpuCount(3, Set.of(VcpuFlag.LIVE, VcpuFlag.MAXIMUM)));
        vcpus.setVcpuCount(2, Set.of(VcpuFlag.CONFIG, VcpuFlag.MAXIMUM));
        assertEquals(2, vcpus.vcpuCount(Set.of(VcpuFlag.CONFIG)));
    }

    @Test
    void pinsAreShownForEachVcpu() {
        Vcpus vcpus = bench.as(Vcpus.class, test);
        vcpus.pinVcpu(0, CpuSet.parse("0-1"), Set.of());
        assertEquals(List.of(CpuSet.of(0, 1), CpuSet.parse("0-7")), vcpus.vcpuPins(Set.of()));
        assertEquals(
                List.of(1, 15), vcpus.vcpus().stream().map(each -> each.cpu()).toList());
        vcpus.pinVcpu(0, CpuSet.of(2), Set.of());
        assertEquals(CpuSet.of(2), vcpus.vcpuPins(Set.of()).get(0));
        vcpus.pinEmulator(CpuSet.of(3), Set.of());
        assertEquals(Optional.of(CpuSet.of(3)), vcpus.emulatorPin(Set.of()));
        assertThrows(VirtException.class, () -> vcpus.pinVcpu(7, CpuSet.of(1), Set.of()));
        assertThrows(VirtException.class, () -> vcpus.pinVcpu(0, CpuSet.of(), Set.of()));
        assertThrows(InvalidState.class, () -> bench.as(Vcpus.class, web).vcpus());
    }

    @Test
    void processorTimeIsToldOfAllAndOfEach() {
        Vcpus vcpus = bench.as(Vcpus.class, test);
        assertEquals(2, vcpus.cpuStats(0, 8).size());
        assertTrue(vcpus.cpuStats(-1, 1).get(0).number("user_time").isPresent());
        assertThrows(VirtException.class, () -> vcpus.cpuStats(2, 1));
    }

    @Test
    void speedOfADiskCanBeLimitedAndIsTold() {
        BlockDevices disks = bench.as(BlockDevices.class, test);
        assertEquals(20, disks.blockIoTune(Optional.of("vda"), Set.of()).list().size());
        TypedParameters limit =
                TypedParameters.builder().ofUllong("total_bytes_sec", 4096).build();
        disks.setBlockIoTune("vda", limit, Set.of());
        assertEquals(
                Optional.of(4096L),
                disks.blockIoTune(Optional.of("vda"), Set.of()).number("total_bytes_sec"));
        DomainEvent.Tunable told = (DomainEvent.Tunable) bench.events.get(bench.events.size() - 1);
        assertEquals(Optional.of("vda"), told.parameters().text("blkdeviotune.disk"));
        TypedParameters both = TypedParameters.builder()
                .ofUllong("total_iops_sec", 1)
                .ofUllong("read_iops_sec", 1)
                .build();
        assertThrows(VirtException.class, () -> disks.setBlockIoTune("vda", both, Set.of()));
        TypedParameters wrongType =
                TypedParameters.builder().ofString("total_iops_sec", "1").build();
        assertThrows(VirtException.class, () -> disks.setBlockIoTune("vda", wrongType, Set.of()));
        assertThrows(NotFound.class, () -> disks.setBlockIoTune("vdz", limit, Set.of()));
    }

    @Test
    void disksAreFoundByTargetOrSource() {
        BlockDevices disks = bench.as(BlockDevices.class, test);
        assertTrue(disks.blockStats("vda").number("rd_bytes").orElseThrow() > 0);
        assertTrue(disks.blockStats("/guest/diskimage1").number("errs").isPresent());
        NotFound missing = assertThrows(NotFound.class, () -> disks.blockStats("vdx"));
        assertEquals("invalid argument: invalid path: vdx", missing.getMessage());
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), missing.code());
        assertEquals(Bytes.of(1L << 40), disks.blockInfo("vda").physical());
        assertEquals("vda", disks.diskErrors().get(0).disk());
        assertThrows(InvalidState.class, () -> bench.as(BlockDevices.class, web).blockStats("vda"));
    }

    @Test
    void speedOfAnInterfaceCanBeLimited() {
        NetworkDevices nics = bench.as(NetworkDevices.class, test);
        TypedParameters limits = TypedParameters.builder()
                .ofUint("inbound.average", 100)
                .ofUint("inbound.peak", 200)
                .build();
        nics.setInterfaceParameters("testnet0", limits, Set.of());
        TypedParameters now = nics.interfaceParameters("aa:bb:cc:dd:ee:ff", Set.of());
        assertEquals(Optional.of(200L), now.number("inbound.peak"));
        assertEquals(Optional.of(0L), now.number("outbound.average"));
        nics.setInterfaceParameters(
                "testnet0",
                TypedParameters.builder().ofUint("inbound.average", 0).build(),
                Set.of());
        assertEquals(
                Optional.of(0L), nics.interfaceParameters("testnet0", Set.of()).number("inbound.peak"));
        assertThrows(NotFound.class, () -> nics.interfaceStats("eth9"));
        assertTrue(nics.interfaceStats("testnet0").rxBytes() > 0);
    }

    @Test
    void addressLiesInTheNetworkOfTheInterface() {
        NetworkDevices nics = bench.as(NetworkDevices.class, test);
        var face = nics.interfaceAddresses(AddressSource.LEASE).get(0);
        assertEquals("192.168.122.3", face.addresses().get(0).address());
        assertEquals(24, face.addresses().get(0).prefix());
        assertEquals(List.of(face), nics.interfaceAddresses(AddressSource.ARP));
        assertThrows(
                InvalidState.class, () -> bench.as(NetworkDevices.class, web).interfaceAddresses(AddressSource.LEASE));
    }

    @Test
    void sharesOfTheHostAreKept() {
        Tuning tuning = bench.as(Tuning.class, web);
        assertEquals("fair", tuning.schedulerType().name());
        assertEquals(Optional.of(50L), tuning.schedulerParameters(Set.of()).number("weight"));
        tuning.setBlkioParameters(
                TypedParameters.builder()
                        .ofUint("weight", 300)
                        .ofString("device_weight", "/dev/sda,100,/dev/sdb,200")
                        .build(),
                Set.of());
        TypedParameters blkio = tuning.blkioParameters(Set.of());
        assertEquals(Optional.of(300L), blkio.number("weight"));
        assertEquals(Optional.of("/dev/sda,100,/dev/sdb,200"), blkio.text("device_weight"));
        TypedParameters half =
                TypedParameters.builder().ofString("device_weight", "/dev/sda").build();
        assertThrows(VirtException.class, () -> tuning.setBlkioParameters(half, Set.of()));
        tuning.setNumaParameters(
                TypedParameters.builder()
                        .ofInt("numa_mode", 2)
                        .ofString("numa_nodeset", "0-1")
                        .build(),
                Set.of());
        assertEquals(Optional.of(2L), tuning.numaParameters(Set.of()).number("numa_mode"));
        assertEquals(Optional.of("0-1"), tuning.numaParameters(Set.of()).text("numa_nodeset"));
        tuning.setPerfEvents(TypedParameters.builder().ofBoolean("cmt", true).build(), Set.of(Impact.CONFIG));
        assertEquals(
                "yes", tuning.perfEvents(Set.of()).find("cmt").orElseThrow().text());
        assertEquals(
                "no", tuning.perfEvents(Set.of()).find("mbmt").orElseThrow().text());
    }

    @Test
    void ioThreadsComeAndGo() {
        IoThreads threads = bench.as(IoThreads.class, test);
        assertEquals(List.of(), threads.ioThreads(Set.of()));
        threads.addIoThread(4, Set.of());
        threads.pinIoThread(4, CpuSet.of(1), Set.of());
        assertEquals(4, threads.ioThreads(Set.of()).get(0).id());
        assertEquals(CpuSet.of(1), threads.ioThreads(Set.of()).get(0).affinity());
        assertThrows(VirtException.class, () -> threads.addIoThread(4, Set.of()));
        assertThrows(VirtException.class, () -> threads.addIoThread(0, Set.of()));
        VirtException missing = assertThrows(VirtException.class, () -> threads.removeIoThread(1, Set.of()));
        assertEquals("invalid argument: cannot find IOThread '1' in iothreadids list", missing.getMessage());
        threads.removeIoThread(4, Set.of());
        String xml = bench.inspect(test).xmlDesc(Set.of());
        assertFalse(xml.contains("<iothreads>"), xml);
    }
}
