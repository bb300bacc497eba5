package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Writes many rules as few: those that stand together, do the same, and look for one value each of the same fields become one
 * rule with a set of these values. To the kernel it is one look-up instead of one rule after the other; and {@code nft}, which
 * takes longest to read rules, has one to read.
 */
final class Gathering {

    /** Fewer are read more easily as they are. */
    private static final int LEAST = 8;

    private Gathering() {}

    /** The rules in their order; what is done in the same way by several in a row is in no order. */
    static List<String> texts(List<KernelRule> rules) {
        List<String> texts = new ArrayList<>();
        List<KernelRule> run = new ArrayList<>();
        for (KernelRule each : rules) {
            boolean goesOn = each.point().isPresent()
                    && (run.isEmpty() || run.get(0).verdict().equals(each.verdict()));
            if (!goesOn) {
                texts.addAll(gathered(run));
                run.clear();
            }
            if (each.point().isPresent()) {
                run.add(each);
            } else {
                texts.add(each.text());
            }
        }
        texts.addAll(gathered(run));
        return texts;
    }

    private static List<String> gathered(List<KernelRule> run) {
        Map<String, List<KernelRule>> alike = new LinkedHashMap<>();
        for (KernelRule each : run) {
            KernelRule.Point point = each.point().orElseThrow();
            alike.computeIfAbsent(point.always() + point.fields(), any -> new ArrayList<>())
                    .add(each);
        }
        List<String> texts = new ArrayList<>();
        for (List<KernelRule> each : alike.values()) {
            if (each.size() < LEAST) {
                each.forEach(rule -> texts.add(rule.text()));
            } else {
                texts.add(one(each));
            }
        }
        return texts;
    }

    private static String one(List<KernelRule> alike) {
        KernelRule first = alike.get(0);
        KernelRule.Point point = first.point().orElseThrow();
        Collection<String> values = new LinkedHashSet<>();
        alike.forEach(each -> values.add(each.point().orElseThrow().values()));
        return point.always() + point.fields() + " { " + String.join(", ", values) + " } " + first.verdict();
    }
}
