package io.vireo.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What an element consists of, looked through and changed. Most changes leave most elements as they are: a list in which
 * nothing changed is given back itself, and nothing is copied before the first change.
 */
final class Contents {

    private Contents() {}

    /** The elements, or those of one name. */
    static List<Element> elements(List<Node> nodes, Optional<String> name) {
        List<Element> elements = new ArrayList<>(name.isPresent() ? 0 : nodes.size());
        for (Node node : nodes) {
            if (node instanceof Element element && (name.isEmpty() || name.get().equals(element.name()))) {
                elements.add(element);
            }
        }
        return elements;
    }

    static String text(List<Node> nodes) {
        if (nodes.size() == 1) {
            return nodes.get(0) instanceof Node.Text only ? only.value() : "";
        }
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            if (node instanceof Node.Text part) {
                text.append(part.value());
            }
        }
        return text.toString();
    }

    static List<Node> mapped(List<Node> nodes, UnaryOperator<Element> change) {
        List<Node> changed = nodes;
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) instanceof Element child) {
                Element now = change.apply(child);
                if (now != child) {
                    changed = changed == nodes ? new ArrayList<>(nodes) : changed;
                    changed.set(at, now);
                }
            }
        }
        return changed;
    }

    static List<Node> flatMapped(List<Node> nodes, Function<Element, List<Element>> change) {
        List<Node> changed = nodes;
        for (int at = 0; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            List<? extends Node> now = node instanceof Element child ? change.apply(child) : List.of(node);
            boolean same = now.size() == 1 && now.get(0) == node;
            if (!same && changed == nodes) {
                changed = new ArrayList<>(nodes.subList(0, at));
            }
            if (changed != nodes) {
                changed.addAll(now);
            }
        }
        return changed;
    }

    static List<Node> without(List<Node> nodes, Predicate<Element> goes) {
        List<Node> left = nodes;
        for (int at = 0; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            boolean stays = !(node instanceof Element child && goes.test(child));
            if (!stays && left == nodes) {
                left = new ArrayList<>(nodes.subList(0, at));
            } else if (stays && left != nodes) {
                left.add(node);
            }
        }
        return left;
    }

    /** Without what says nothing: comments, instructions, and white space between elements. */
    static List<Node> stripped(List<Node> nodes) {
        boolean spaceSaysNothing = holdsElements(nodes);
        List<Node> kept = new ArrayList<>(nodes.size());
        boolean same = true;
        for (Node node : nodes) {
            if (node instanceof Element child) {
                Element now = child.stripped();
                same &= now == child;
                kept.add(now);
            } else if (node instanceof Node.Text text && !isSpace(text, spaceSaysNothing)) {
                kept.add(text);
            }
        }
        return same && kept.size() == nodes.size() ? nodes : kept;
    }

    private static boolean holdsElements(List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Element) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(Node.Text text, boolean amongElements) {
        return text.blank() && (amongElements || text.value().contains("\n"));
    }
}
