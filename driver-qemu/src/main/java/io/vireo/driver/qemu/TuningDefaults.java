package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Features and tuning: what they mean when they say nothing, and sets of numbers in one form. */
final class TuningDefaults {

    private static final long UNLIMITED_KIB = 9_007_199_254_740_991L;

    private static final List<String> PLAIN_STATES = List.of("pmu", "pvspinlock", "smm", "vmport", "vmcoreinfo");

    private TuningDefaults() {}

    static void complete(Draft draft) {
        draft.change(domain -> domain.mapChildren("features", TuningDefaults::features)
                .mapChildren("numatune", numa -> numatune(numa, draft))
                .mapChildren("seclabel", TuningDefaults::label)
                .flatMapChildren(child -> child.name().equals("memtune") ? limits(child) : List.of(child)));
        placement(draft);
        threads(draft);
    }

    private static Element features(Element features) {
        return features.mapChildren(feature -> {
            if (PLAIN_STATES.contains(feature.name())
                    && feature.attribute("state").isEmpty()) {
                return feature.with("state", "on");
            }
            if (feature.name().equals("hyperv") && feature.attribute("mode").isEmpty()) {
                return feature.with("mode", "custom");
            }
            return feature.mapChildren(
                    "tseg", size -> size.attribute("unit").isPresent() ? size : size.with("unit", "MiB"));
        });
    }

    private static Element label(Element label) {
        return label.has("type", "none") && label.attribute("model").isEmpty() ? label.with("model", "none") : label;
    }

    private static Element numatune(Element numa, Draft draft) {
        boolean automatic = draft.at("vcpu/@placement", "").equals("auto");
        return numa.mapChildren(child -> {
            Element canonical = child.attribute("nodeset").isPresent()
                    ? child.with("nodeset", set(child.attribute("nodeset").orElseThrow()))
                    : child;
            boolean open = child.name().equals("memory")
                    && child.attribute("nodeset").isEmpty()
                    && child.attribute("placement").isEmpty();
            return open && (automatic || child.attribute("mode").isPresent())
                    ? canonical.with("placement", "auto")
                    : canonical;
        });
    }

    private static String set(String given) {
        return CpuSet.parse(given).toString();
    }

    private static void placement(Draft draft) {
        boolean automatic = draft.at("numatune/memory/@placement", "").equals("auto");
        draft.change(domain -> domain.mapChildren(
                "vcpu",
                vcpu -> vcpu.attribute("cpuset")
                        .map(set -> vcpu.with("cpuset", set(set)))
                        .orElse(vcpu)));
        draft.change(domain -> domain.mapChildren("vcpu", vcpu -> {
            boolean open = vcpu.attribute("placement").isEmpty()
                    && vcpu.attribute("cpuset").isEmpty();
            String placement = automatic && open ? "auto" : "static";
            return vcpu.attribute("placement").isPresent() ? vcpu : vcpu.with("placement", placement);
        }));
        if (draft.at("vcpu/@placement", "").equals("auto")
                && draft.domain().find("numatune/memory").isEmpty()) {
            Element memory = Element.of("memory").with("mode", "strict").with("placement", "auto");
            draft.change(domain -> domain.put(domain.child("numatune")
                    .orElseGet(() -> Element.of("numatune"))
                    .add(memory)));
        }
    }

    /** A limit so high that it is none is not written. */
    private static List<Element> limits(Element limits) {
        Element kept = limits.flatMapChildren(limit -> {
            Bytes size =
                    Field.memory(limit.name()).require(Element.of("memtune").add(limit));
            return size.kib() >= UNLIMITED_KIB
                    ? List.of()
                    : List.of(limit.withText(Long.toString(size.kib())).with("unit", "KiB"));
        });
        return kept.children().isEmpty() ? List.of() : List.of(kept);
    }

    /** How many threads are asked for, within what a host can bear. */
    static int iothreads(Draft draft) {
        return Field.number("iothreads", 0, 1_000)
                .read(draft.domain())
                .orElse(0L)
                .intValue();
    }

    /** All threads have a number when any of them has. */
    private static void threads(Draft draft) {
        if (draft.domain().child("iothreadids").isEmpty()) {
            return;
        }
        Element ids = draft.domain().child("iothreadids").orElseThrow();
        int count = Math.max(ids.children("iothread").size(), iothreads(draft));
        Set<String> used = new HashSet<>();
        ids.children("iothread").forEach(each -> used.add(each.attribute("id").orElse("")));
        if (used.size() < ids.children("iothread").size()) {
            throw Refusal.xml("there is more than one <iothread> with the same id");
        }
        Element complete = ids;
        for (int id = 1; used.size() < count; id++) {
            if (used.add(Integer.toString(id))) {
                complete = complete.add(Element.of("iothread").with("id", id));
            }
        }
        Element all = complete;
        draft.change(domain -> domain.put(all));
        if (draft.domain().child("iothreads").isEmpty()) {
            draft.change(domain -> domain.add("iothreads", Integer.toString(count)));
        }
    }
}
