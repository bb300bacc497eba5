package io.vireo.driver.test;

import io.vireo.CpuSet;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.cpu.CpuBaseline;
import io.vireo.driver.kit.cpu.CpuModels;
import io.vireo.host.BaselineCpuFlag;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.NodeCounter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processors of the simulated host. */
final class TestHostCpu implements HostCpu {

    /** How many processors there are for guests, whatever the host's description says. */
    static final int PRESENT = 8;

    TestHostCpu(TestConnect connect) {}

    @Override
    public HostCpuMap cpuMap() {
        return new HostCpuMap(CpuSet.of(0, 2, 4), PRESENT);
    }

    @Override
    public List<NodeCounter> cpuStats(int cpu) {
        if (cpu < ALL_CPUS || cpu >= PRESENT) {
            throw TestDomain.invalid("the host has no processor " + cpu + "; the last one is " + (PRESENT - 1));
        }
        return List.of(
                new NodeCounter("user", 9_797_400_000L),
                new NodeCounter("kernel", 34_678_723_400_000L),
                new NodeCounter("idle", 87_264_900_000L),
                new NodeCounter("iowait", 763_600_000L));
    }

    @Override
    public List<String> cpuModelNames(String arch) {
        return CpuModels.names(arch);
    }

    @Override
    public String baselineCpu(List<String> xmls, Set<BaselineCpuFlag> flags) {
        Flags.only("testConnectBaselineCPU", flags, BaselineCpuFlag.EXPAND_FEATURES);
        boolean isExpanded = flags.contains(BaselineCpuFlag.EXPAND_FEATURES);
        return new CpuBaseline(isExpanded, false, CpuBaseline.WHOLE, feature -> true).of(xmls, Optional.empty());
    }
}
