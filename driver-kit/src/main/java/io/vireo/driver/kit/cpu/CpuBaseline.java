package io.vireo.driver.kit.cpu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The richest processor that several processors can all be: what they have in common, described by a model.
 *
 * @param isExpanded whether every feature is named, also those of the model
 * @param isMigratable whether features that keep a guest from moving to another host are left out
 * @param offer what of a model cannot be given, by the model's name; empty for a model that may not describe it
 * @param nameable which features may be named
 */
public record CpuBaseline(
        boolean isExpanded,
        boolean isMigratable,
        Function<String, Optional<Set<String>>> offer,
        Predicate<String> nameable) {

    /** The offer of who gives every model whole. */
    public static final Function<String, Optional<Set<String>>> WHOLE = model -> Optional.of(Set.of());

    /**
     * Describes what processors have in common.
     *
     * @param xmls a {@code cpu} document for each
     * @param arch the architecture, for those that do not say it
     * @return a {@code cpu} document
     * @throws io.vireo.BadXml when one of the documents is wrong
     * @throws VirtException OPERATION_FAILED when they have nothing in common
     */
    public String of(List<String> xmls, Optional<String> arch) {
        if (xmls.isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "no CPUs given");
        }
        List<DescribedCpu> cpus = xmls.stream().map(CpuBaseline::parsed).toList();
        String name = cpus.get(0)
                .arch()
                .or(() -> arch)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR, "no architecture in the first of the processors to compare"));
        CpuModels models = CpuModels.of(name, "cannot compute baseline CPU of " + name + " architecture");
        return (models.order().isEmpty() ? sameModel(cpus, models) : common(cpus, models)).toString();
    }

    private static DescribedCpu parsed(String xml) {
        DescribedCpu cpu = DescribedCpu.parse(xml);
        if (!cpu.isNamed()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "no CPU model specified");
        }
        return cpu;
    }

    private static boolean isOneModel(List<DescribedCpu> cpus) {
        return cpus.stream().map(DescribedCpu::model).distinct().count() == 1;
    }

    /** Models without a list of features have nothing in common but themselves. */
    private static Element sameModel(List<DescribedCpu> cpus, CpuModels models) {
        if (!isOneModel(cpus)) {
            throw incompatible("CPUs are incompatible");
        }
        return described(models.require(cpus.get(0).model()).name(), true);
    }

    private static VirtException incompatible(String why) {
        return new VirtException(ErrorCode.OPERATION_FAILED, why);
    }

    private Element common(List<DescribedCpu> cpus, CpuModels models) {
        Set<String> common = cpus.get(0).features(models);
        cpus.forEach(cpu -> common.retainAll(cpu.features(models)));
        common.removeIf(name -> !nameable.test(name));
        if (isMigratable) {
            common.removeAll(models.unmigratable());
        }
        if (common.isEmpty()) {
            throw incompatible("CPUs are incompatible");
        }
        CpuModel model = closest(cpus, models, common);
        Element described = described(
                model.name(),
                isOneModel(cpus) && model.name().equals(cpus.get(0).model()));
        if (cpus.stream().allMatch(cpu -> cpu.vendor().isPresent())) {
            described = described.addAll(vendor(cpus, models).map(name -> Element.of("vendor", name)).stream()
                    .toList());
        }
        return described.addAll(features(models, model, common));
    }

    private static Element described(String model, boolean strictly) {
        return Element.of("cpu")
                .with("mode", "custom")
                .with("match", "exact")
                .add(Element.of("model", model).with("fallback", strictly ? "forbid" : "allow"));
    }

    private static Optional<String> vendor(List<DescribedCpu> cpus, CpuModels models) {
        Optional<String> vendor = Optional.empty();
        for (DescribedCpu cpu : cpus) {
            Optional<String> said = cpu.vendor();
            Optional<String> made = models.require(cpu.model()).vendor();
            if (said.isPresent() && made.isPresent() && !said.equals(made)) {
                throw incompatible(
                        "CPU vendor " + made.get() + " of model " + cpu.model() + " differs from vendor " + said.get());
            }
            Optional<String> own = said.or(() -> made);
            if (vendor.isPresent() && own.isPresent() && !vendor.equals(own)) {
                throw incompatible("CPU vendors do not match");
            }
            vendor = vendor.or(() -> own);
        }
        return vendor;
    }

    /**
     * The model that all have, if it is one; else the one within what they have in common that leaves the fewest features
     * to name, and of equals the last.
     */
    private CpuModel closest(List<DescribedCpu> cpus, CpuModels models, Set<String> common) {
        Optional<String> vendor = vendor(cpus, models);
        CpuModel best = null;
        for (CpuModel model : models.all()) {
            if (!mayDescribe(model, vendor)) {
                continue;
            }
            if (isOneModel(cpus) && model.name().equals(cpus.get(0).model())) {
                return model;
            }
            boolean isRicher =
                    best == null || model.features().size() >= best.features().size();
            if (isRicher && common.containsAll(model.features())) {
                best = model;
            }
        }
        return Optional.ofNullable(best).orElseThrow(() -> incompatible("CPUs are incompatible"));
    }

    private boolean mayDescribe(CpuModel model, Optional<String> vendor) {
        boolean isForeign = vendor.isPresent() && model.vendor().isPresent() && !vendor.equals(model.vendor());
        return model.describes() && !isForeign && offer.apply(model.name()).isPresent();
    }

    private List<Element> features(CpuModels models, CpuModel model, Set<String> common) {
        Set<String> more = new HashSet<>(common);
        more.removeAll(model.features());
        Set<String> less = new HashSet<>(model.features());
        less.removeAll(common);
        less.addAll(offer.apply(model.name()).orElseThrow());
        less.removeAll(more);
        if (isExpanded) {
            more.addAll(model.features());
            more.removeAll(less);
        }
        List<String> order = isExpanded ? models.order().stream().sorted().toList() : models.order();
        List<Element> features = new ArrayList<>();
        order.stream().filter(more::contains).forEach(name -> features.add(feature("require", name)));
        order.stream().filter(less::contains).forEach(name -> features.add(feature("disable", name)));
        return features;
    }

    private static Element feature(String policy, String name) {
        return Element.of("feature").with("policy", policy).with("name", name);
    }
}
