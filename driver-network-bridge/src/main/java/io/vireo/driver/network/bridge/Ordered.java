package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts attributes and elements into the order in which everybody writes them; what is unknown goes to the end. */
final class Ordered {

    private Ordered() {}

    static Element children(Element element, String... names) {
        List<String> order = List.of(names);
        return element.withNodes(element.children().stream()
                .sorted(Comparator.comparingInt(child -> rank(order, child.name())))
                .toList());
    }

    static Element attributes(Element element, String... names) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : names) {
            element.attribute(name).ifPresent(value -> all.put(name, value));
        }
        element.attributes().forEach(all::putIfAbsent);
        return element.withAttributes(all);
    }

    private static int rank(List<String> order, String name) {
        int rank = order.indexOf(name);
        return rank < 0 ? order.size() : rank;
    }
}
