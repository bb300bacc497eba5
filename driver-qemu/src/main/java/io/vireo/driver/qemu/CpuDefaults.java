package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The CPU element: mode, match and check written out, and a model when the guest shall have QEMU's own. */
final class CpuDefaults {

    private CpuDefaults() {}

    static void complete(Draft draft, Machines machines) {
        draft.standard(Element.of("cpu"));
        draft.change(domain -> domain.mapChildren("cpu", cpu -> complete(cpu, machines.standardCpu(draft.type()))));
    }

    private static Element complete(Element given, String standardModel) {
        Optional<Element> model = given.child("model");
        String mode = given.attribute("mode").orElse("custom");
        Element cpu = Element.of("cpu").with("mode", mode);
        if (mode.equals("custom")) {
            cpu = cpu.with("match", given.attribute("match").orElse("exact"));
        }
        cpu = cpu.with("check", given.attribute("check").orElse(mode.equals("host-model") ? "partial" : "none"));
        if (mode.equals("host-passthrough")) {
            cpu = cpu.with("migratable", given.attribute("migratable").orElse("on"));
        }
        for (var attribute : given.attributes().entrySet()) {
            cpu = cpu.with(attribute.getKey(), attribute.getValue());
        }
        List<Node> content = new ArrayList<>();
        if (mode.equals("custom")) {
            content.add(model.map(CpuDefaults::fallback)
                    .orElseGet(() -> Element.of("model", standardModel).with("fallback", "forbid")));
        } else {
            model.filter(each -> !each.text().isBlank()).ifPresent(content::add);
        }
        given.withoutChildren("model").nodes().forEach(content::add);
        return cpu.withNodes(content)
                .mapChildren("feature", CpuDefaults::feature)
                .mapChildren("topology", CpuDefaults::topology);
    }

    private static Element fallback(Element model) {
        return model.attribute("fallback").isPresent() ? model : model.with("fallback", "allow");
    }

    private static Element topology(Element given) {
        Element topology = Element.of("topology")
                .with("sockets", given.attribute("sockets").orElse("1"))
                .with("dies", given.attribute("dies").orElse("1"));
        for (var attribute : given.attributes().entrySet()) {
            topology = topology.with(attribute.getKey(), attribute.getValue());
        }
        return topology;
    }

    private static Element feature(Element feature) {
        return feature.attribute("policy").isPresent() ? feature : feature.with("policy", "require");
    }
}
