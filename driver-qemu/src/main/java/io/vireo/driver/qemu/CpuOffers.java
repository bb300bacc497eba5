package io.vireo.driver.qemu;

import io.vireo.driver.kit.cpu.CpuModels;
import io.vireo.driver.kit.cpu.OfferedCpu;
import io.vireo.driver.kit.host.HostFiles;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the host's processor, and QEMU on it, have to offer, by the names that definitions use. */
final class CpuOffers {

    private CpuOffers() {}

    /** Of the host. */
    static OfferedCpu ofHost(HostFiles files) {
        String arch = QemuArch.host();
        HostProcessor processor = HostProcessor.of(files, arch);
        return new OfferedCpu(arch, CpuNames.vendor(processor.vendor()), named(arch, processor.flags()));
    }

    /**
     * Of an emulator with an accelerator.
     *
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED when the emulator cannot tell
     */
    static OfferedCpu of(QemuEmulator emulator, QemuAccelerator accelerator) {
        QemuCpuFeatures best = emulator.best().get(accelerator);
        if (best == null) {
            throw Refusal.unsupported("QEMU '" + emulator.binary()
                    + "' does not support reporting CPU model for virttype '" + accelerator.domainType() + "'");
        }
        return new OfferedCpu(emulator.arch(), CpuNames.vendor(best.vendor()), named(emulator.arch(), best.features()));
    }

    /** What of each model that a definition may name an emulator cannot give. */
    static Map<String, Set<String>> missing(QemuEmulator emulator, QemuAccelerator accelerator) {
        return emulator.namedModels(accelerator).stream()
                .collect(Collectors.toMap(QemuCpuModel::name, model -> named(emulator.arch(), model.missing())));
    }

    private static Set<String> named(String arch, Collection<String> features) {
        CpuModels models = CpuModels.of(arch, "cannot compare CPUs of " + arch + " architecture");
        Map<String, String> names = new TreeMap<>();
        models.order().forEach(name -> names.put(HostProcessor.plain(name), name));
        Set<String> named = new HashSet<>();
        for (String feature : features) {
            String name = names.get(HostProcessor.plain(CpuNames.feature(feature)));
            if (name != null) {
                named.add(name);
            }
        }
        return named;
    }
}
