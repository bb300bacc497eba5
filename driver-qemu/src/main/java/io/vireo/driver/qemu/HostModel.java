package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import io.vireo.xml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes out what {@code <cpu mode='host-model'/>} means on this host, for the document of a guest that is about to run. */
final class HostModel {
    private HostModel() {}

    /**
     * A copy in which the CPU is a named model with features; unchanged when the definition asks for another mode.
     *
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED when the emulator cannot tell what its best CPU is
     */
    static Element expand(Element domain, QemuEmulators emulators) {
        Optional<Element> cpu = domain.child("cpu").filter(c -> c.has("mode", "host-model"));
        if (cpu.isEmpty()) {
            return domain;
        }
        QemuEmulator emulator = emulators.at(
                Path.of(domain.at("devices/emulator").map(String::strip).orElse("")));
        QemuHostCpu host = QemuAccelerator.of(domain.attribute("type").orElse(""))
                .flatMap(emulator::hostCpu)
                .orElseThrow(() -> Refusal.unsupported(
                        cpu.get(),
                        "CPU mode 'host-model' is not possible with emulator '" + emulator.binary()
                                + "', which does not tell what its best CPU is; name a model"));
        return domain.replaceChild(cpu.get(), expand(cpu.get(), host));
    }

    /** A guest that runs has exactly the model that it was started with: nothing may stand in for it any more. */
    static Element fixed(Element domain) {
        return domain.mapChildren(
                "cpu",
                cpu -> cpu.has("mode", "custom")
                        ? cpu.mapChildren("model", model -> model.with("fallback", "forbid"))
                        : cpu);
    }

    private static Element expand(Element cpu, QemuHostCpu host) {
        List<Node> content = new ArrayList<>();
        content.add(Element.of("model", host.model()).with("fallback", "forbid"));
        cpu.children().stream()
                .filter(child -> !List.of("model", "feature").contains(child.name()))
                .forEach(content::add);
        List<Element> own = cpu.children("feature");
        for (String feature : host.features()) {
            String name = CpuNames.feature(feature);
            if (own.stream().noneMatch(f -> f.has("name", name) || f.has("name", feature))) {
                content.add(Element.of("feature").with("policy", "require").with("name", name));
            }
        }
        content.addAll(own);
        return Element.of("cpu")
                .with("mode", "custom")
                .with("match", "exact")
                .with("check", "partial")
                .withNodes(content);
    }
}
