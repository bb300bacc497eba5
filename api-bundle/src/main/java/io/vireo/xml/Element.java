package io.vireo.xml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An element of XML with everything in it, as a value.
 *
 * <p>Nothing is lost between {@link #parse} and {@link #toString}: prefixes, unknown elements, comments and order stay. A
 * change makes a copy. Elements are equal when they write the same facts: the line and the order of attributes do not count.
 *
 * <pre>{@code
 * Element disk = Element.of("disk").with("type", "file").add(Element.of("source").with("file", path));
 * String kind = disk.at("driver/@type").orElse("raw");
 * }</pre>
 */
public final class Element implements Node {

    private final String name;
    private final Map<String, String> attributes;
    private final List<Node> nodes;
    private final int line;

    /** For those who hand over collections that nobody else holds and whose content is checked. */
    Element(String name, Map<String, String> attributes, List<Node> nodes, int line) {
        this.name = name;
        this.attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(attributes);
        this.nodes = nodes.isEmpty() ? List.of() : Collections.unmodifiableList(nodes);
        this.line = line;
    }

    /** Reads a document; throws {@code BadXml} with line and column when it is ill-formed, has a DOCTYPE or is too large. */
    public static Element parse(String xml) {
        return parse(xml, "document");
    }

    /** Reads a document, named {@code kind} in the {@code BadXml} that tells what is wrong with it and where. */
    public static Element parse(String xml, String kind) {
        return Reader.read(kind, xml);
    }

    /**
     * Reads who a document is about and nothing more: its root, and the first of the root's children of each of some
     * names. Reading ends when all of them were found; throws {@code BadXml} when what was read till then is ill-formed.
     */
    public static Element head(String xml, String kind, Set<String> names) {
        return Reader.head(kind, xml, names);
    }

    /** An empty element; throws {@code BadXml} when that is no name of XML. */
    public static Element of(String name) {
        return new Element(Characters.requireName(name), Map.of(), List.of(), 0);
    }

    /** An element that holds only text; throws {@code BadXml} when XML cannot carry a character of it. */
    public static Element of(String name, String text) {
        return of(name).withText(text);
    }

    /** The name with its prefix, as written. */
    public String name() {
        return name;
    }

    /** The line of the document on which the element begins; 0 when it was not read from a document. */
    public int line() {
        return line;
    }

    /** All attributes in order, declarations of namespaces among them. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The value of an attribute, empty when it is missing. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Tells whether an attribute is there with exactly this value. */
    public boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** The whole content in order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The elements directly below, in order. */
    public List<Element> children() {
        List<Element> children = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The elements of one name directly below, in order. */
    public List<Element> children(String childName) {
        List<Element> children = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Element element && element.name.equals(childName)) {
                children.add(element);
            }
        }
        return children;
    }

    /** The first element of that name directly below. */
    public Optional<Element> child(String childName) {
        for (Node node : nodes) {
            if (node instanceof Element element && element.name.equals(childName)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The text directly below, as written; empty when there is none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            if (node instanceof Text part) {
                text.append(part.value());
            }
        }
        return text.toString();
    }

    /** The first element at a path of names such as {@code devices/disk}; {@code .} is this one. */
    public Optional<Element> find(String path) {
        return Paths.find(this, path);
    }

    /** All elements at a path of names such as {@code devices/disk}, in order. */
    public List<Element> findAll(String path) {
        return Paths.findAll(this, path);
    }

    /** The first value at a path: an attribute for {@code os/type/@arch}, the text for {@code os/type}. */
    public Optional<String> at(String path) {
        return Paths.at(this, path);
    }

    /** A copy with an attribute set; it keeps its place when it was there. Throws {@code BadXml} for what XML cannot carry. */
    public Element with(String attribute, String value) {
        Characters.requireLegal(value, "attribute " + attribute);
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(Characters.requireName(attribute), value);
        return new Element(name, changed, nodes, line);
    }

    /** A copy with an attribute set to a number. */
    public Element with(String attribute, long value) {
        return with(attribute, Long.toString(value));
    }

    /**
     * A copy with exactly these attributes, in their order; throws {@code BadXml} for what XML cannot carry.
     *
     * @param all the attributes by name
     * @return the copy
     */
    public Element withAttributes(Map<String, String> all) {
        Map<String, String> checked = new LinkedHashMap<>();
        all.forEach((attribute, value) -> checked.put(
                Characters.requireName(attribute), Characters.requireLegal(value, "attribute " + attribute)));
        return new Element(name, checked, nodes, line);
    }

    /** A copy without an attribute. */
    public Element without(String attribute) {
        if (!attributes.containsKey(attribute)) {
            return this;
        }
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.remove(attribute);
        return new Element(name, changed, nodes, line);
    }

    /** A copy with another node at the end. */
    public Element add(Node node) {
        return addAll(List.of(node));
    }

    /** A copy with a text-only element at the end, such as {@code <name>web</name>}. */
    public Element add(String childName, String text) {
        return add(of(childName, text));
    }

    /** A copy with more nodes at the end. */
    public Element addAll(Collection<? extends Node> more) {
        List<Node> changed = new ArrayList<>(nodes.size() + more.size());
        changed.addAll(nodes);
        changed.addAll(more);
        return withNodes(changed);
    }

    /** A copy whose whole content is this text; throws {@code BadXml} when XML cannot carry a character of it. */
    public Element withText(String text) {
        return withNodes(text.isEmpty() ? List.of() : List.of(new Text(text)));
    }

    /** A copy whose whole content are these nodes. */
    public Element withNodes(List<? extends Node> content) {
        return new Element(name, attributes, List.copyOf(content), line);
    }

    /** A copy with another name; throws {@code BadXml} when that is no name of XML. */
    public Element named(String newName) {
        return new Element(Characters.requireName(newName), attributes, nodes, line);
    }

    /** A copy in which each child passes through a change, in order; a child becomes any number of elements. */
    public Element flatMapChildren(Function<Element, List<Element>> change) {
        List<Node> changed = new ArrayList<>(nodes.size());
        boolean same = true;
        for (Node node : nodes) {
            List<? extends Node> now = node instanceof Element child ? change.apply(child) : List.of(node);
            same &= now.size() == 1 && now.get(0) == node;
            changed.addAll(now);
        }
        return same ? this : withNodes(changed);
    }

    /** A copy in which each child passes through a change, in order. */
    public Element mapChildren(UnaryOperator<Element> change) {
        List<Node> changed = List.of();
        for (int at = 0; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            Node now = node instanceof Element child ? change.apply(child) : node;
            if (now != node) {
                // Most changes leave most elements as they are, which then cost nothing.
                changed = changed.isEmpty() ? new ArrayList<>(nodes) : changed;
                changed.set(at, now);
            }
        }
        return changed.isEmpty() ? this : new Element(name, attributes, changed, line);
    }

    /** A copy in which each child of that name passes through a change. */
    public Element mapChildren(String childName, UnaryOperator<Element> change) {
        return mapChildren(child -> child.name.equals(childName) ? change.apply(child) : child);
    }

    /** A copy with one child exchanged; {@code old} must be the very object that {@link #children()} gave, else nothing happens. */
    public Element replaceChild(Element old, Element replacement) {
        return mapChildren(child -> child == old ? replacement : child);
    }

    /** A copy in which the first child of the same name is exchanged for this one, or which has it at the end. */
    public Element put(Element child) {
        Optional<Element> old = child(child.name);
        return old.isPresent() ? replaceChild(old.get(), child) : add(child);
    }

    /** A copy without the children of that name. */
    public Element withoutChildren(String childName) {
        return flatMapChildren(child -> child.name.equals(childName) ? List.of() : List.of(child));
    }

    /** A copy without one child; {@code old} must be the very object that {@link #children()} gave, else nothing happens. */
    public Element withoutChild(Element old) {
        return flatMapChildren(child -> child == old ? List.of() : List.of(child));
    }

    /** A copy, at all depths, without comments, instructions and the white space between elements. */
    public Element stripped() {
        boolean hasChildren = nodes.stream().anyMatch(Element.class::isInstance);
        List<Node> kept = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof Element child) {
                kept.add(child.stripped());
            } else if (node instanceof Text text
                    && !(text.blank() && (hasChildren || text.value().contains("\n")))) {
                kept.add(text);
            }
        }
        return new Element(name, attributes, kept, line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element element
                && name.equals(element.name)
                && attributes.equals(element.attributes)
                && nodes.equals(element.nodes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, attributes, nodes);
    }

    /** The element as libvirt writes it: single quotes, two spaces a level, a final newline. */
    @Override
    public String toString() {
        return Writer.write(this);
    }
}
