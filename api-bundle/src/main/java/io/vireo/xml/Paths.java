package io.vireo.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the way down a tree by names; a definition is asked dozens of paths, so nothing is cut up or copied on the way. */
final class Paths {

    private Paths() {}

    static Optional<Element> find(Element from, String path) {
        return Optional.ofNullable(first(from, path, 0, path.length()));
    }

    /** The first element at the part of a path up to its end, or null. */
    private static Element first(Element from, String path, int begin, int end) {
        int start = step(path, begin, end);
        if (start >= end) {
            return from;
        }
        int slash = stepEnd(path, start, end);
        for (Node node : from.nodes()) {
            if (isNamed(node, path, start, slash)) {
                Element found = first((Element) node, path, slash, end);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static List<Element> findAll(Element from, String path) {
        List<Element> found = new ArrayList<>(0);
        collect(from, path, 0, found);
        return found;
    }

    private static void collect(Element from, String path, int begin, List<Element> found) {
        int start = step(path, begin, path.length());
        if (start >= path.length()) {
            found.add(from);
            return;
        }
        int slash = stepEnd(path, start, path.length());
        for (Node node : from.nodes()) {
            if (isNamed(node, path, start, slash)) {
                collect((Element) node, path, slash, found);
            }
        }
    }

    static Optional<String> at(Element from, String path) {
        int attribute = path.lastIndexOf('@');
        if (attribute < 0) {
            return find(from, path).map(Element::text);
        }
        return Optional.ofNullable(value(from, path, 0, attribute));
    }

    /** The attribute of the first element at a path that has it, or null. */
    private static String value(Element from, String path, int begin, int attribute) {
        int start = step(path, begin, attribute);
        if (start >= attribute) {
            return from.attributes().get(path.substring(attribute + 1));
        }
        int slash = stepEnd(path, start, attribute);
        for (Node node : from.nodes()) {
            if (isNamed(node, path, start, slash)) {
                String found = value((Element) node, path, slash, attribute);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Where the next name of a path begins: empty steps, and dots, lead nowhere. */
    private static int step(String path, int begin, int end) {
        int start = begin;
        while (start < end && (path.charAt(start) == '/' || isDot(path, start, end))) {
            start++;
        }
        return start;
    }

    private static boolean isDot(String path, int at, int end) {
        boolean alone = at + 1 == end || path.charAt(at + 1) == '/';
        return path.charAt(at) == '.' && alone && (at == 0 || path.charAt(at - 1) == '/');
    }

    private static int stepEnd(String path, int start, int end) {
        int slash = path.indexOf('/', start);
        return slash < 0 || slash > end ? end : slash;
    }

    private static boolean isNamed(Node node, String path, int start, int end) {
        return node instanceof Element element
                && element.name().length() == end - start
                && path.startsWith(element.name(), start);
    }
}
