package io.vireo.driver.qemu;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.HostTopology;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor of this host, as the kernel describes it.
 *
 * @param vendor as the processor says it: {@code AuthenticAMD}; empty where the kernel does not tell
 * @param flags what it can do, by the kernel's names or by QEMU's
 */
record HostProcessor(
        String arch,
        String vendor,
        OptionalLong family,
        OptionalLong model,
        OptionalLong stepping,
        OptionalLong microcode,
        OptionalLong addressBits,
        Set<String> flags) {

    /** The kernel's names that are not QEMU's in another spelling. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("tsc_deadline_timer", "tsc-deadline", "nonstop_tsc", "invtsc");

    static HostProcessor of(HostFiles files, String arch) {
        List<String> lines = files.lines("proc/cpuinfo");
        return new HostProcessor(
                arch,
                HostFiles.value(lines, "vendor_id").orElse(""),
                number(lines, "cpu family"),
                number(lines, "model"),
                number(lines, "stepping"),
                hexadecimal(lines, "microcode"),
                number(lines, "address sizes"),
                flags(HostFiles.value(lines, "flags").orElse("")));
    }

    private static Set<String> flags(String text) {
        return Stream.of(text.split("\\s+"))
                .map(flag -> OTHER_NAMES.getOrDefault(flag, flag))
                .collect(Collectors.toSet());
    }

    private static OptionalLong number(List<String> lines, String name) {
        return HostFiles.value(lines, name).map(HostFiles::leading).orElse(OptionalLong.empty());
    }

    private static OptionalLong hexadecimal(List<String> lines, String name) {
        Optional<String> text = HostFiles.value(lines, name).filter(value -> value.matches("0x[0-9a-fA-F]{1,15}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get().substring(2), 16)) : OptionalLong.empty();
    }

    /** Of these features, by QEMU's names, the ones that this processor has. */
    Set<String> among(Set<String> features) {
        // The kernel, QEMU and processors' handbooks differ in where they put dots, hyphens and underscores.
        Map<String, String> plain = new TreeMap<>();
        features.forEach(feature -> plain.put(plain(feature), feature));
        var found = new TreeSet<String>();
        flags.forEach(flag -> Optional.ofNullable(plain.get(plain(flag))).ifPresent(found::add));
        return found;
    }

    /** A feature's name without what the kernel, QEMU and definitions write differently. */
    static String plain(String feature) {
        return feature.replaceAll("[-_.]", "");
    }

    /**
     * The element {@code cpu} of the host's capabilities.
     *
     * @param emulator the one of the host's own architecture, which knows models and features
     */
    Element xml(HostTopology.Shape shape, Optional<QemuEmulator> emulator, List<Long> hugePages) {
        Optional<QemuHostCpu> named = emulator.flatMap(this::named);
        Element cpu = Element.of("cpu").add("arch", arch);
        if (named.isPresent()) {
            cpu = cpu.add("model", named.get().model());
        }
        Optional<String> make = CpuNames.vendor(vendor);
        if (make.isPresent()) {
            cpu = cpu.add("vendor", make.get());
        }
        cpu = withSignature(cpu).add(shape.xml());
        if (addressBits.isPresent()) {
            cpu = cpu.add(Element.of("maxphysaddr").with("mode", "emulate").with("bits", addressBits.getAsLong()));
        }
        for (String feature : named.map(QemuHostCpu::features).orElse(List.of())) {
            cpu = cpu.add(Element.of("feature").with("name", CpuNames.feature(feature)));
        }
        cpu = cpu.add(page(4));
        for (long size : hugePages) {
            cpu = cpu.add(page(size));
        }
        return cpu;
    }

    private Optional<QemuHostCpu> named(QemuEmulator emulator) {
        var known = new TreeSet<String>();
        emulator.definitions().values().forEach(model -> known.addAll(model.features()));
        emulator.best().values().forEach(best -> known.addAll(best.features()));
        return QemuHostCpu.closest(emulator.modelsOf(vendor), among(known));
    }

    private Element withSignature(Element cpu) {
        Element xml = cpu;
        if (microcode.isPresent()) {
            xml = xml.add(Element.of("microcode").with("version", microcode.getAsLong()));
        }
        if (family.isPresent() && model.isPresent() && stepping.isPresent()) {
            xml = xml.add(Element.of("signature")
                    .with("family", family.getAsLong())
                    .with("model", model.getAsLong())
                    .with("stepping", stepping.getAsLong()));
        }
        return xml;
    }

    private static Element page(long size) {
        return Element.of("pages").with("unit", "KiB").with("size", size);
    }
}
