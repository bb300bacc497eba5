package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.BaselineCpuFlag;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The richest processor that several processors can all be: what they have in common, described by a model. */
final class CpuBaseline {

    private static final Set<String> MINUS = Set.of("disable", "forbid");

    private final List<Element> cpus;
    private final CpuModels models;

    private CpuBaseline(List<Element> cpus, CpuModels models) {
        this.cpus = cpus;
        this.models = models;
    }

    static String of(List<String> xmls, Set<BaselineCpuFlag> flags) {
        Allowed.only("testConnectBaselineCPU", flags, BaselineCpuFlag.EXPAND_FEATURES);
        if (xmls.isEmpty()) {
            throw TestDomain.invalid("no CPUs given");
        }
        List<Element> cpus = xmls.stream().map(CpuBaseline::parsed).toList();
        String arch = cpus.get(0)
                .at("arch")
                .map(String::strip)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR, "no architecture in the first of the processors to compare"));
        CpuModels models = CpuModels.of(arch, "cannot compute baseline CPU of " + arch + " architecture");
        CpuBaseline baseline = new CpuBaseline(cpus, models);
        boolean expand = flags.contains(BaselineCpuFlag.EXPAND_FEATURES);
        return (models.order().isEmpty() ? baseline.sameModel() : baseline.common(expand)).toString();
    }

    private static Element parsed(String xml) {
        Element cpu = Element.parse(xml, "cpu").stripped();
        if (!cpu.name().equals("cpu")) {
            throw DomainXml.xmlError("XML does not contain expected 'cpu' element");
        }
        if (cpu.at("model").orElse("").isBlank()) {
            throw TestDomain.invalid("no CPU model specified");
        }
        return cpu;
    }

    private static String modelOf(Element cpu) {
        return cpu.at("model").orElse("").strip();
    }

    private boolean isOneModel() {
        return cpus.stream().map(CpuBaseline::modelOf).distinct().count() == 1;
    }

    /** Models without a list of features have nothing in common but themselves. */
    private Element sameModel() {
        if (!isOneModel()) {
            throw incompatible("CPUs are incompatible");
        }
        return described(models.require(modelOf(cpus.get(0))).name(), true);
    }

    private static VirtException incompatible(String why) {
        return new VirtException(ErrorCode.OPERATION_FAILED, why);
    }

    private Element common(boolean expand) {
        Set<String> common = features(cpus.get(0));
        cpus.forEach(cpu -> common.retainAll(features(cpu)));
        Optional<String> vendor = vendor();
        if (common.isEmpty()) {
            throw incompatible("CPUs are incompatible");
        }
        CpuModel model = closest(common, vendor);
        Element described = described(model.name(), isOneModel() && model.name().equals(modelOf(cpus.get(0))));
        boolean allSayIt = cpus.stream().allMatch(cpu -> cpu.child("vendor").isPresent());
        if (allSayIt) {
            described = described.addAll(
                    vendor.map(name -> Element.of("vendor", name)).stream().toList());
        }
        return described.addAll(features(model, common, expand));
    }

    private static Element described(String model, boolean strictly) {
        return Element.of("cpu")
                .with("mode", "custom")
                .with("match", "exact")
                .add(Element.of("model", model).with("fallback", strictly ? "forbid" : "allow"));
    }

    /** What a processor can do: its model's features with those that it names. */
    private Set<String> features(Element cpu) {
        Set<String> features = new HashSet<>(models.require(modelOf(cpu)).features());
        for (Element each : cpu.children("feature")) {
            String name = each.attribute("name").orElse("");
            if (!models.order().contains(name)) {
                throw new VirtException(ErrorCode.INTERNAL_ERROR, "Unknown CPU feature " + name);
            }
            String policy = each.attribute("policy").orElse("require");
            if (MINUS.contains(policy)) {
                features.remove(name);
            } else if (!policy.equals("optional")) {
                features.add(name);
            }
        }
        return features;
    }

    private Optional<String> vendor() {
        Optional<String> vendor = Optional.empty();
        for (Element cpu : cpus) {
            Optional<String> said = cpu.at("vendor").map(String::strip);
            Optional<String> made = models.require(modelOf(cpu)).vendor();
            if (said.isPresent() && made.isPresent() && !said.equals(made)) {
                throw incompatible("CPU vendor " + made.get() + " of model " + modelOf(cpu) + " differs from vendor "
                        + said.get());
            }
            Optional<String> own = said.or(() -> made);
            if (vendor.isPresent() && own.isPresent() && !vendor.equals(own)) {
                throw incompatible("CPU vendors do not match");
            }
            vendor = vendor.or(() -> own);
        }
        return vendor;
    }

    /** The model within what they have in common that leaves the fewest features to name; of equals the last. */
    private CpuModel closest(Set<String> common, Optional<String> vendor) {
        Optional<CpuModel> best = Optional.empty();
        for (CpuModel model : models.all()) {
            boolean foreign = vendor.isPresent() && model.vendor().isPresent() && !vendor.equals(model.vendor());
            boolean fits = model.describes() && !foreign && common.containsAll(model.features());
            if (fits
                    && best.filter(each ->
                                    each.features().size() > model.features().size())
                            .isEmpty()) {
                best = Optional.of(model);
            }
        }
        return best.orElseThrow(() -> incompatible("CPUs are incompatible"));
    }

    private List<Element> features(CpuModel model, Set<String> common, boolean expand) {
        List<Element> features = new ArrayList<>();
        List<String> order = expand ? models.order().stream().sorted().toList() : models.order();
        for (String name : order) {
            if (common.contains(name) && (expand || !model.features().contains(name))) {
                features.add(Element.of("feature").with("policy", "require").with("name", name));
            }
        }
        return features;
    }
}
