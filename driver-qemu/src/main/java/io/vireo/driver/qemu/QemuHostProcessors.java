package io.vireo.driver.qemu;

import io.vireo.driver.kit.cpu.CpuBaseline;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelProcessors;
import io.vireo.host.BaselineCpuFlag;
import io.vireo.host.CompareCpuFlag;
import io.vireo.host.CpuComparison;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.NodeCounter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells which processors the host has, how busy they are, which models can be named, and how they compare. */
final class QemuHostProcessors implements HostCpu {

    private final HostFiles files;
    private final KernelProcessors kernel;
    private final QemuEmulators emulators;

    QemuHostProcessors(HostFiles files, QemuEmulators emulators) {
        this.files = files;
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

    @Override
    public CpuComparison compareCpu(String xml, Set<CompareCpuFlag> flags) {
        return CpuOffers.ofHost(files).compare(xml, flags);
    }

    @Override
    public CpuComparison compareHypervisorCpu(
            Optional<String> emulator,
            Optional<String> arch,
            Optional<String> machine,
            Optional<String> virtType,
            String xml,
            Set<CompareCpuFlag> flags) {
        EmulatorChoice choice = EmulatorChoice.of(emulators, emulator, arch, machine, virtType);
        return CpuOffers.of(choice.emulator(), choice.accelerator()).compare(xml, flags);
    }

    @Override
    public String baselineCpu(List<String> xmls, Set<BaselineCpuFlag> flags) {
        return baseline(flags, CpuBaseline.WHOLE).of(xmls, Optional.empty());
    }

    @Override
    public String baselineHypervisorCpu(
            Optional<String> emulator,
            Optional<String> arch,
            Optional<String> machine,
            Optional<String> virtType,
            List<String> xmls,
            Set<BaselineCpuFlag> flags) {
        EmulatorChoice choice = EmulatorChoice.of(emulators, emulator, arch, machine, virtType);
        Map<String, Set<String>> missing = CpuOffers.missing(choice.emulator(), choice.accelerator());
        return baseline(flags, model -> Optional.ofNullable(missing.get(model)))
                .of(xmls, Optional.of(choice.emulator().arch()));
    }

    private static CpuBaseline baseline(Set<BaselineCpuFlag> flags, Function<String, Optional<Set<String>>> offer) {
        return new CpuBaseline(
                flags.contains(BaselineCpuFlag.EXPAND_FEATURES),
                flags.contains(BaselineCpuFlag.MIGRATABLE),
                offer,
                feature -> !CpuNames.OWN.contains(feature));
    }
}
