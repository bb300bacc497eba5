package io.vireo.xml;

import java.util.List;
import java.util.Optional;

/** Finds the way down a tree by names. */
final class Paths {

    private Paths() {}

    static Optional<Element> find(Element from, String path) {
        List<Element> all = findAll(from, path);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    static List<Element> findAll(Element from, String path) {
        List<Element> found = List.of(from);
        for (String step : path.split("/")) {
            if (!step.equals(".") && !step.isEmpty()) {
                found = found.stream().flatMap(e -> e.children(step).stream()).toList();
            }
        }
        return found;
    }

    static Optional<String> at(Element from, String path) {
        int attribute = path.lastIndexOf('@');
        if (attribute < 0) {
            return find(from, path).map(Element::text);
        }
        String name = path.substring(attribute + 1);
        return findAll(from, path.substring(0, attribute)).stream()
                .flatMap(element -> element.attribute(name).stream())
                .findFirst();
    }
}
