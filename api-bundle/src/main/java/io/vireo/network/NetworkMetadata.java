package io.vireo.network;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.domain.MetadataKind;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Texts about a network that nobody but applications reads. */
@ConsumerType
public interface NetworkMetadata extends Facet.OfNetwork {

    /**
     * Reads a text.
     *
     * @param kind which
     * @param uri the namespace of an element; empty otherwise
     * @param flags whether the running network, its definition or both
     * @return the text, or the element as a document
     * @throws io.vireo.NotFound when there is none
     */
    @C("virNetworkGetMetadata")
    @Access(value = "network:read", readOnly = true)
    String metadata(MetadataKind kind, Optional<String> uri, Set<NetworkUpdateFlag> flags);

    /**
     * Changes or removes a text.
     *
     * @param kind which
     * @param metadata the text, or the element as a document; empty removes it
     * @param key the prefix to use for the namespace of an element
     * @param uri the namespace of an element; empty otherwise
     * @param flags whether the running network, its definition or both
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virNetworkSetMetadata")
    @Access({"network:write", "network:save:!CONFIG|LIVE", "network:save:CONFIG"})
    default void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<NetworkUpdateFlag> flags) {
        throw new Unsupported();
    }
}
