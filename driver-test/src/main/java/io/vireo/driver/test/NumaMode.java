package io.vireo.driver.test;

import io.vireo.CpuSet;
import io.vireo.TypedParameters;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** How memory is spread over the nodes of the host, by libvirt's numbers. */
final class NumaMode {

    private static final List<String> MODES = List.of("strict", "preferred", "interleave", "restrictive");

    private NumaMode() {}

    static int of(String mode) {
        return Math.max(0, MODES.indexOf(mode));
    }

    static Element write(Element document, TypedParameters parameters) {
        Element tune = document.child("numatune").orElseGet(() -> Element.of("numatune"));
        Element memory =
                tune.child("memory").orElseGet(() -> Element.of("memory").with("mode", "strict"));
        Optional<Long> mode = parameters.number("numa_mode");
        if (mode.isPresent()) {
            if (mode.get() < 0 || mode.get() >= MODES.size()) {
                throw TestDomain.invalid("unsupported numatune mode: '" + mode.get() + "'");
            }
            memory = memory.with("mode", MODES.get(mode.get().intValue()));
        }
        Optional<String> nodes = parameters.text("numa_nodeset");
        if (nodes.isPresent()) {
            memory = memory.with("nodeset", CpuSet.parse(nodes.get()).toString());
        }
        return document.put(tune.put(memory));
    }
}
