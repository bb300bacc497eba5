package io.vireo.driver.kit.cpu;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A processor as a document describes it: a model, and what is different from it.
 *
 * @param xml the element {@code cpu}
 */
record DescribedCpu(Element xml) {

    private static final Claims KNOWN = Claims.of(
            "@mode=custom|maximum|host-model|host-passthrough",
            "@match=exact|minimum|strict",
            "@check=none|partial|full",
            "@migratable=on|off",
            "arch",
            "model",
            "model/@fallback=allow|forbid",
            "model/@vendor_id",
            "vendor",
            "microcode/@version",
            "signature/@family",
            "signature/@model",
            "signature/@stepping",
            "counter/@name",
            "counter/@frequency",
            "counter/@scaling",
            "topology/@sockets",
            "topology/@dies",
            "topology/@cores",
            "topology/@threads",
            "cache/@level",
            "cache/@mode",
            "maxphysaddr/@mode",
            "maxphysaddr/@bits",
            "feature/@policy=require|force|optional|disable|forbid",
            "feature/@name",
            "pages/@unit",
            "pages/@size",
            "numa/**");

    /** Refuses what the format of a processor does not know. */
    DescribedCpu validated() {
        StrictXml.require(xml, KNOWN, "cpu", true);
        return this;
    }

    /**
     * Reads a document.
     *
     * @throws BadXml when it is none, or not one of a processor
     */
    static DescribedCpu parse(String document) {
        Element cpu = Element.parse(document, "cpu").stripped();
        if (!cpu.name().equals("cpu")) {
            throw new BadXml(ErrorCode.XML_ERROR, "XML does not contain expected 'cpu' element");
        }
        return new DescribedCpu(cpu);
    }

    boolean isNamed() {
        return !model().isEmpty();
    }

    /** The name of its model; empty text when it has none. */
    String model() {
        return xml.at("model").orElse("").strip();
    }

    Optional<String> arch() {
        return xml.at("arch").map(String::strip);
    }

    Optional<String> vendor() {
        return xml.at("vendor").map(String::strip);
    }

    /** What it can do: the features of its model with those that it names. */
    Set<String> features(CpuModels models) {
        Set<String> features = new HashSet<>(models.require(model()).features());
        features.removeAll(named(models, "disable"));
        features.removeAll(named(models, "forbid"));
        features.addAll(named(models, "require"));
        features.addAll(named(models, "force"));
        return features;
    }

    /** The features that it names with a policy; {@code require} is the one that need not be said. */
    Set<String> named(CpuModels models, String policy) {
        return xml.children("feature").stream()
                .filter(each -> each.attribute("policy").orElse("require").equals(policy))
                .map(each -> known(models, each.attribute("name").orElse("")))
                .collect(Collectors.toSet());
    }

    private static String known(CpuModels models, String feature) {
        if (!models.order().contains(feature)) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "Unknown CPU feature " + feature);
        }
        return feature;
    }
}
