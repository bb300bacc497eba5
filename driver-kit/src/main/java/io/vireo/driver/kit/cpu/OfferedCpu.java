package io.vireo.driver.kit.cpu;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.CompareCpuFlag;
import io.vireo.host.CpuComparison;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a host or a hypervisor has to offer, to be compared with what a document asks for.
 *
 * @param arch the architecture
 * @param vendor who made it, by the short name; empty when nobody in particular did
 * @param features what it can do, by the names of {@link CpuModels#order()}
 */
public record OfferedCpu(String arch, Optional<String> vendor, Set<String> features) {

    private static final Set<String> X86 = Set.of("i686", "x86_64");
    private static final Set<String> OWN_MODES = Set.of("host-model", "host-passthrough", "maximum");

    /** Keeps its own copy of the features. */
    public OfferedCpu {
        features = Set.copyOf(features);
    }

    /** How the offer stands to what is asked for, and what is missing of it when it is not enough. */
    private record Answer(CpuComparison comparison, String why) {

        static Answer no(String why) {
            return new Answer(CpuComparison.INCOMPATIBLE, why);
        }
    }

    /**
     * Compares this with a processor that a document describes.
     *
     * @param xml a {@code cpu} document
     * @param flags how to compare
     * @return how this stands to the other
     * @throws BadXml when the document is wrong
     * @throws VirtException CPU_INCOMPATIBLE with what is missing
     * @throws io.vireo.Unsupported when nothing is known of the architecture's models
     */
    public CpuComparison compare(String xml, Set<CompareCpuFlag> flags) {
        DescribedCpu cpu = DescribedCpu.parse(xml);
        Answer answer = answer(flags.contains(CompareCpuFlag.VALIDATE_XML) ? cpu.validated() : cpu);
        if (flags.contains(CompareCpuFlag.FAIL_INCOMPATIBLE) && answer.comparison() == CpuComparison.INCOMPATIBLE) {
            throw new VirtException(ErrorCode.CPU_INCOMPATIBLE, answer.why());
        }
        return answer.comparison();
    }

    private Answer answer(DescribedCpu cpu) {
        CpuModels models = CpuModels.of(arch, "cannot compare CPUs of " + arch + " architecture");
        if (!cpu.arch().map(this::isMine).orElse(true)) {
            return Answer.no("CPU arch " + cpu.arch().orElse("") + " does not match host arch " + arch);
        }
        if (!cpu.isNamed()) {
            return unnamed(cpu);
        }
        Set<String> asked = cpu.features(models);
        Set<String> forbidden = cpu.named(models, "forbid");
        if (cpu.vendor().isPresent() && !cpu.vendor().equals(vendor)) {
            return Answer.no("host CPU vendor does not match required CPU vendor "
                    + cpu.vendor().get());
        }
        forbidden.retainAll(features);
        if (!forbidden.isEmpty()) {
            return Answer.no("Host CPU provides forbidden features: " + listed(forbidden));
        }
        return answer(cpu, models, asked);
    }

    private boolean isMine(String other) {
        return other.equals(arch) || X86.contains(other) && X86.contains(arch);
    }

    /** A guest's processor without a model is the host's own, if the document says so. */
    private static Answer unnamed(DescribedCpu cpu) {
        if (!cpu.xml().attribute("mode").map(OWN_MODES::contains).orElse(false)) {
            throw new BadXml(ErrorCode.XML_ERROR, "no CPU model specified");
        }
        return new Answer(CpuComparison.SUPERSET, "");
    }

    private Answer answer(DescribedCpu cpu, CpuModels models, Set<String> asked) {
        Set<String> missing = new HashSet<>(asked);
        missing.removeAll(features);
        missing.removeAll(cpu.named(models, "force"));
        if (!missing.isEmpty()) {
            return Answer.no("Host CPU does not provide required features: " + listed(missing));
        }
        Set<String> more = new HashSet<>(features);
        more.removeAll(asked);
        more.removeAll(cpu.named(models, "optional"));
        more.removeAll(cpu.named(models, "disable"));
        if (more.isEmpty()) {
            return new Answer(CpuComparison.IDENTICAL, "");
        }
        return cpu.xml().has("match", "strict")
                ? Answer.no("Host CPU does not strictly match guest CPU: Extra features: " + listed(more))
                : new Answer(CpuComparison.SUPERSET, "");
    }

    private static String listed(Set<String> features) {
        return String.join(", ", new TreeSet<>(features));
    }
}
