package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.Impact;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What people and programs note about a domain: its title, its description, elements in namespaces of their own. */
public final class DomainMetadata implements Metadata {

    private final KeptDomain<?> domain;

    /** About one domain. */
    public DomainMetadata(KeptDomain<?> domain) {
        this.domain = domain;
    }

    @Override
    public String metadata(MetadataKind kind, Optional<String> uri, Set<Impact> flags) {
        return MetadataElements.find(DomainDefinitions.asked(domain, flags), kind, uri)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_DOMAIN_METADATA,
                        "Requested metadata element is not present: " + domain.label() + " has no "
                                + uri.map(text -> "element of " + text)
                                        .orElse(kind.name().toLowerCase(Locale.ROOT))));
    }

    @Override
    public void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<Impact> flags) {
        UnaryOperator<Element> change = MetadataElements.change(kind, metadata, key, uri);
        domain.modify(
                "set metadata", () -> domain.redefine(flags, definition -> DomainOrder.of(change.apply(definition))));
        domain.tell(new DomainEvent.MetadataChange(domain.ref(), kind, uri));
    }
}
