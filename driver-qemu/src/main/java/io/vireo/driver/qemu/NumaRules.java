package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What NUMA cells, the memory of the host that they take, and single processors contradict. */
final class NumaRules {

    private NumaRules() {}

    static void require(Draft draft) {
        List<Element> cells = draft.domain().findAll("cpu/numa/cell");
        processors(draft, cells);
        memory(draft, cells.size());
        vcpus(draft);
        automatic(draft);
    }

    private static void processors(Draft draft, List<Element> cells) {
        int most = Numbers.small(draft.at("vcpu", "1").strip(), "vcpu");
        Set<Integer> seen = new HashSet<>();
        for (Element cell : cells) {
            for (int cpu : set(cell.attribute("cpus").orElse(""))) {
                if (cpu >= most) {
                    throw Refusal.internal("Number of CPUs in <numa> exceeds the <vcpu> count");
                }
                if (!seen.add(cpu)) {
                    throw Refusal.unsupported("NUMA cells have overlapping vCPU ids");
                }
            }
        }
    }

    private static List<Integer> set(String text) {
        return text.isBlank() ? List.of() : CpuSet.parse(text).stream().boxed().toList();
    }

    private static void memory(Draft draft, int cells) {
        Set<String> seen = new HashSet<>();
        for (Element node : draft.domain().findAll("numatune/memnode")) {
            if (cells == 0) {
                throw Refusal.xml("Element 'memnode' is invalid without any guest NUMA cells");
            }
            String id = node.attribute("cellid").orElse("");
            if (Numbers.small(id, "cellid") >= cells) {
                throw Refusal.xml("Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell");
            }
            if (!seen.add(id)) {
                throw Refusal.xml("Multiple memnode elements with cellid " + id);
            }
        }
    }

    private static void automatic(Draft draft) {
        boolean fixed = draft.at("numatune/memory/@placement", "").equals("static");
        if (fixed && draft.domain().at("numatune/memory/@nodeset").isEmpty()) {
            throw Refusal.unsupported("nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
        }
    }

    private static void vcpus(Draft draft) {
        int most = Numbers.small(draft.at("vcpu", "1").strip(), "vcpu");
        List<Element> all = draft.domain().findAll("vcpus/vcpu");
        for (Element each : all) {
            String id = each.attribute("id").orElse("0");
            if (Numbers.small(id, "vcpu id") >= most) {
                throw Refusal.xml("vcpu id '" + id + "' is out of range of maximum vcpu count");
            }
        }
        long ordered = all.stream()
                .filter(each -> each.attribute("order")
                        .filter(order -> !order.equals("0"))
                        .isPresent())
                .count();
        long enabled = all.stream().filter(each -> each.has("enabled", "yes")).count();
        if (ordered > 0 && ordered < enabled) {
            throw Refusal.unsupported("all vcpus must have either set or unset order");
        }
    }
}
