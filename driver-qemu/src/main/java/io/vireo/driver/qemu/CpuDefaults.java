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
        Standards standards = new Standards().with("mode", mode);
        if (mode.equals("custom")) {
            standards.with("match", "exact");
        }
        standards.with("check", mode.equals("host-model") ? "partial" : "none");
        if (mode.equals("host-passthrough")) {
            standards.with("migratable", "on");
        }
        Element cpu = standards.under(given);
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
        return new Standards().with("sockets", "1").with("dies", "1").under(given);
    }

    private static Element feature(Element feature) {
        return feature.attribute("policy").isPresent() ? feature : feature.with("policy", "require");
    }
}
