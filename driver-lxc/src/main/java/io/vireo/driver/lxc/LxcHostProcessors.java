package io.vireo.driver.lxc;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelProcessors;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.NodeCounter;
import java.util.List;

/** Tells which processors the host has and how busy they are. */
final class LxcHostProcessors implements HostCpu {

    private final KernelProcessors kernel = new KernelProcessors(HostFiles.REAL);

    @Override
    public HostCpuMap cpuMap() {
        return kernel.cpuMap();
    }

    @Override
    public List<NodeCounter> cpuStats(int cpu) {
        return kernel.cpuStats(cpu);
    }
}
