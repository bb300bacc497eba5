package io.vireo.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the way down a tree by names. */
final class Paths {

    private Paths() {}

    static Optional<Element> find(Element from, String path) {
        int slash = path.indexOf('/');
        String step = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash + 1);
        if (step.isEmpty() || step.equals(".")) {
            return rest.isEmpty() ? Optional.of(from) : find(from, rest);
        }
        if (rest.isEmpty()) {
            return from.child(step);
        }
        for (Element child : from.children(step)) {
            Optional<Element> found = find(child, rest);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static List<Element> findAll(Element from, String path) {
        List<Element> found = List.of(from);
        for (String step : path.split("/")) {
            if (!step.equals(".") && !step.isEmpty()) {
                List<Element> below = new ArrayList<>();
                found.forEach(element -> below.addAll(element.children(step)));
                found = below;
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
        if (attribute == 0) {
            return from.attribute(name);
        }
        for (Element element : findAll(from, path.substring(0, attribute))) {
            Optional<String> value = element.attribute(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
