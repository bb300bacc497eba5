package io.vireo.driver.qemu;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelProcessors;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.NodeCounter;
import java.util.List;

/** Tells which processors the host has, how busy they are, and which models can be named. */
final class QemuHostProcessors implements HostCpu {

    private final KernelProcessors kernel;
    private final QemuEmulators emulators;

    QemuHostProcessors(HostFiles files, QemuEmulators emulators) {
        this.kernel = new KernelProcessors(files);
        this.emulators = emulators;
    }

    @Override
    public HostCpuMap cpuMap() {
        return kernel.cpuMap();
    }

    @Override
    public List<NodeCounter> cpuStats(int cpu) {
        return kernel.cpuStats(cpu);
    }

    @Override
    public List<String> cpuModelNames(String arch) {
        return emulators.forArch(arch).namedModels(QemuAccelerator.TCG).stream()
                .map(QemuCpuModel::name)
                .toList();
    }
}
