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
        return Contents.elements(nodes, Optional.empty());
    }

    /** The elements of one name directly below, in order. */
    public List<Element> children(String childName) {
        return Contents.elements(nodes, Optional.of(childName));
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
        return Contents.text(nodes);
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
        if (has(attribute, value)) {
            return this;
        }
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
        if (more.isEmpty()) {
            return this;
        }
        List<Node> changed = new ArrayList<>(nodes.size() + more.size());
        changed.addAll(nodes);
        changed.addAll(more);
        return having(changed);
    }

    /** This very element when a change left its nodes alone. */
    private Element having(List<Node> changed) {
        return changed == nodes ? this : new Element(name, attributes, changed, line);
    }

    /** A copy whose whole content is this text; throws {@code BadXml} when XML cannot carry a character of it. */
    public Element withText(String text) {
        boolean same = nodes.size() == 1 && nodes.get(0) instanceof Text now && text.equals(now.value());
        return same ? this : withNodes(text.isEmpty() ? List.of() : List.of(new Text(text)));
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
        return having(Contents.flatMapped(nodes, change));
    }

    /** A copy in which each child passes through a change, in order. */
    public Element mapChildren(UnaryOperator<Element> change) {
        return having(Contents.mapped(nodes, change));
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
        return having(Contents.without(nodes, child -> child.name.equals(childName)));
    }

    /** A copy without one child; {@code old} must be the very object that {@link #children()} gave, else nothing happens. */
    public Element withoutChild(Element old) {
        return having(Contents.without(nodes, child -> child == old));
    }

    /** A copy, at all depths, without comments, instructions and the white space between elements. */
    public Element stripped() {
        return having(Contents.stripped(nodes));
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
