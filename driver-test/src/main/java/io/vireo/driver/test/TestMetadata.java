package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.Impact;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts about a domain that nobody but applications reads. */
final class TestMetadata implements Metadata {

    private final TestDomain domain;

    TestMetadata(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public String metadata(MetadataKind kind, Optional<String> uri, Set<Impact> flags) {
        Flags.notBoth("testDomainGetMetadata", flags, Impact.LIVE, Impact.CONFIG);
        Element document = domain.view(flags);
        return switch (kind) {
            case DESCRIPTION -> document.at("description").orElseThrow(() -> missing("description"));
            case TITLE -> document.at("title").orElseThrow(() -> missing("title"));
            case ELEMENT -> element(document, uri);
            default -> throw TestDomain.invalid("unknown metadata type");
        };
    }

    private static String element(Element document, Optional<String> uri) {
        return document.findAll("metadata").stream()
                .flatMap(all -> all.children().stream())
                .filter(each -> isOf(each, uri))
                .findFirst()
                .map(each -> unqualified(each, prefixOf(each)).toString().strip())
                .orElseThrow(() -> missing("element"));
    }

    private static NotFound missing(String what) {
        return new NotFound(ErrorCode.NO_DOMAIN_METADATA, "Requested metadata " + what + " is not present");
    }

    private static String prefixOf(Element element) {
        int colon = element.name().indexOf(':');
        return colon < 0 ? "" : element.name().substring(0, colon);
    }

    private static boolean isOf(Element element, Optional<String> uri) {
        String prefix = prefixOf(element);
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        return element.attribute(declaration).equals(uri);
    }

    /** The element without the namespace that the caller knows anyway. */
    private static Element unqualified(Element element, String prefix) {
        if (prefix.isEmpty()) {
            return element.without("xmlns");
        }
        Element bare = element.name().startsWith(prefix + ":")
                ? element.named(element.name().substring(prefix.length() + 1))
                : element;
        return bare.without("xmlns:" + prefix).mapChildren(child -> unqualified(child, prefix));
    }

    @Override
    public void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<Impact> flags) {
        Optional<String> text = metadata.filter(each -> !each.isEmpty());
        switch (kind) {
            case DESCRIPTION -> domain.edit(flags, document -> withText(document, "description", text));
            case TITLE -> {
                if (text.orElse("").contains("\n")) {
                    throw TestDomain.invalid("metadata title can't contain newlines");
                }
                domain.edit(flags, document -> withText(document, "title", text));
            }
            case ELEMENT -> setElement(text, key, uri, flags);
            default -> throw TestDomain.invalid("unknown metadata type");
        }
        domain.world().tell(new DomainEvent.MetadataChange(domain.ref(), kind, uri));
    }

    private static Element withText(Element document, String name, Optional<String> text) {
        return DomainOrder.of(text.map(value -> document.put(Element.of(name, value)))
                .orElseGet(() -> document.withoutChildren(name)));
    }

    private void setElement(Optional<String> xml, Optional<String> key, Optional<String> uri, Set<Impact> flags) {
        if (uri.isEmpty() || xml.isPresent() && key.isEmpty()) {
            throw TestDomain.invalid("metadata element needs a namespace, and a prefix for it");
        }
        Optional<Element> wanted = xml.map(text -> qualified(Element.parse(text, "metadata_xml"), key.orElseThrow())
                .with("xmlns:" + key.orElseThrow(), uri.get()));
        domain.edit(flags, document -> {
            Element all = document.child("metadata")
                    .orElseGet(() -> Element.of("metadata"))
                    .flatMapChildren(child -> isOf(child, uri) ? List.of() : List.of(child));
            Element changed =
                    all.withNodes(all.children()).addAll(wanted.stream().toList());
            return DomainOrder.of(
                    wanted.isPresent() || document.child("metadata").isPresent() ? document.put(changed) : document);
        });
    }

    private static Element qualified(Element element, String prefix) {
        Element named = element.name().indexOf(':') < 0 ? element.named(prefix + ":" + element.name()) : element;
        return named.mapChildren(child -> qualified(child, prefix));
    }
}
