package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.MetadataKind;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people and programs note in a definition, of a domain or of another object: its title, its description, elements in
 * namespaces of their own.
 */
public final class MetadataElements {

    private static final String XMLNS = "xmlns";

    private MetadataElements() {}

    /**
     * Finds a text in a definition.
     *
     * @param definition where to look
     * @param kind which text
     * @param uri the namespace of an element; empty otherwise
     * @return the text, or the element as a document; empty when it is not there
     */
    public static Optional<String> find(Element definition, MetadataKind kind, Optional<String> uri) {
        return switch (kind) {
            case TITLE -> definition.at("title");
            case DESCRIPTION -> definition.at("description");
            default ->
                definition.findAll("metadata").stream()
                        .flatMap(all -> all.children().stream())
                        .filter(each -> inNamespace(each, requireUri(uri)))
                        .map(MetadataElements::shown)
                        .findFirst();
        };
    }

    /**
     * Returns the step that sets a text in a definition, or removes it. What it adds stands at the end: who has an order puts
     * it in its place.
     *
     * @param kind which text
     * @param metadata the text, or the element as a document; empty removes it
     * @param key the prefix to use for the namespace of an element
     * @param uri the namespace of an element; empty otherwise
     * @return the step
     * @throws VirtException when what is given cannot stand there
     */
    public static UnaryOperator<Element> change(
            MetadataKind kind, Optional<String> metadata, Optional<String> key, Optional<String> uri) {
        return switch (kind) {
            case TITLE -> text("title", metadata.map(MetadataElements::oneLine));
            case DESCRIPTION -> text("description", metadata);
            default -> element(metadata, key, requireUri(uri));
        };
    }

    /** As whoever set it gave it: without the prefix and the namespace that the definition needs. */
    private static String shown(Element element) {
        int colon = element.name().indexOf(':');
        String prefix = colon < 0 ? "" : element.name().substring(0, colon + 1);
        String declared = colon < 0 ? XMLNS : XMLNS + ":" + element.name().substring(0, colon);
        Element plain = prefix.isEmpty() ? element : unprefixed(element, prefix);
        return plain.without(declared).toString().stripTrailing();
    }

    private static Element unprefixed(Element element, String prefix) {
        Element renamed =
                element.name().startsWith(prefix) ? element.named(element.name().substring(prefix.length())) : element;
        return renamed.mapChildren(child -> unprefixed(child, prefix));
    }

    private static boolean inNamespace(Element element, String uri) {
        int colon = element.name().indexOf(':');
        String declared = colon < 0 ? XMLNS : XMLNS + ":" + element.name().substring(0, colon);
        return element.has(declared, uri);
    }

    private static String requireUri(Optional<String> uri) {
        return uri.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG, "an element of the metadata is named by the URI of its namespace"));
    }

    private static String oneLine(String title) {
        if (title.contains("\n")) {
            throw new VirtException(ErrorCode.INVALID_ARG, "metadata title can't contain newlines");
        }
        return title;
    }

    private static UnaryOperator<Element> text(String name, Optional<String> value) {
        return definition -> value.filter(text -> !text.isEmpty())
                .map(text -> definition.put(Element.of(name, text)))
                .orElseGet(() -> definition.withoutChildren(name));
    }

    private static UnaryOperator<Element> element(Optional<String> xml, Optional<String> key, String uri) {
        Optional<Element> given = xml.map(text -> prefixed(Element.parse(text, "metadata"), key, uri));
        return definition -> {
            Element all = definition.child("metadata").orElseGet(() -> Element.of("metadata"));
            Element others = all.flatMapChildren(each -> inNamespace(each, uri) ? List.of() : List.of(each));
            Element changed = given.map(others::add).orElse(others);
            return changed.children().isEmpty() ? definition.withoutChildren("metadata") : definition.put(changed);
        };
    }

    private static Element prefixed(Element given, Optional<String> key, String uri) {
        String prefix = key.filter(text -> text.matches("[A-Za-z_][A-Za-z0-9_.-]*"))
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG,
                        "an element of the metadata needs a key, its prefix: a letter, then letters and digits"));
        return withPrefix(given.without(XMLNS), prefix + ":").with(XMLNS + ":" + prefix, uri);
    }

    private static Element withPrefix(Element element, String prefix) {
        Element renamed = element.name().contains(":") ? element : element.named(prefix + element.name());
        return renamed.mapChildren(child -> withPrefix(child, prefix));
    }
}
