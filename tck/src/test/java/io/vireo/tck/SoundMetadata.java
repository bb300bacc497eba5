package io.vireo.tck;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.Impact;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Texts in the definition; an element is kept in the place of others of its namespace. */
record SoundMetadata(SoundDomain domain) implements Metadata {

    @Override
    public String metadata(MetadataKind kind, Optional<String> uri, Set<Impact> flags) {
        Element document = domain.state().document;
        Optional<String> text = kind == MetadataKind.ELEMENT
                ? element(document, uri).map(Element::toString)
                : document.at(kind.name().toLowerCase(Locale.ROOT));
        return text.orElseThrow(() -> new NotFound(ErrorCode.NO_DOMAIN_METADATA, "no " + kind));
    }

    private static Optional<Element> element(Element document, Optional<String> uri) {
        return document.findAll("metadata").stream()
                .flatMap(each -> each.children().stream())
                .filter(each -> each.attributes().containsValue(uri.orElse("")))
                .findFirst();
    }

    @Override
    public void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<Impact> flags) {
        SoundState state = domain.state();
        synchronized (state) {
            state.document = kind == MetadataKind.ELEMENT
                    ? withElement(state.document, metadata, key.orElse("tck"), uri)
                    : withText(state.document, kind.name().toLowerCase(Locale.ROOT), metadata);
        }
        state.world().tell(domain.who(), new DomainEvent.MetadataChange(state.ref(), kind, uri));
    }

    private static Element withText(Element document, String name, Optional<String> text) {
        Element without = document.withoutChildren(name);
        return text.map(each -> without.add(name, each)).orElse(without);
    }

    private static Element withElement(Element document, Optional<String> text, String key, Optional<String> uri) {
        Element all = document.child("metadata").orElse(Element.of("metadata"));
        Optional<Element> old = element(document, uri);
        Element rest = old.map(all::withoutChild).orElse(all);
        Optional<Element> added = text.map(Element::parse)
                .map(each -> each.named(key + ":" + each.name()).with("xmlns:" + key, uri.orElse("")));
        return document.put(added.map(rest::add).orElse(rest));
    }
}
