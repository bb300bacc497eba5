package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Texts about a domain that nobody but applications reads. */
@ConsumerType
public interface Metadata extends Facet.OfDomain {

    /**
     * Reads a text.
     *
     * @param kind which
     * @param uri the namespace of an element; empty otherwise
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return the text, or the element as a document
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainGetMetadata")
    @Access(value = "domain:read", readOnly = true)
    String metadata(MetadataKind kind, Optional<String> uri, Set<Impact> flags);

    /**
     * Changes or removes a text.
     *
     * @param kind which
     * @param metadata the text, or the element as a document; empty removes it
     * @param key the prefix to use for the namespace of an element
     * @param uri the namespace of an element; empty otherwise
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virDomainSetMetadata")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<Impact> flags) {
        throw new Unsupported();
    }
}
