package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Files with the saved state of a domain, as {@link StateFiles#save} writes them. */
@ConsumerType
public interface SavedImages extends Facet.OfConnect {

    /**
     * Starts a domain where its state was saved.
     *
     * @param parameters which file, by the names of {@link SaveParameters}
     * @param flags how
     * @throws io.vireo.InvalidState when the domain runs
     */
    @C(
            value = "virDomainRestoreParams",
            older = {"virDomainRestore", "virDomainRestoreFlags"})
    @Access({"domain:start", "domain:write"})
    void restoreDomain(TypedParameters parameters, Set<SaveFlag> flags);

    /**
     * Reads the document in a file with a saved state.
     *
     * @param file the path of the file
     * @param flags what it says
     * @return the document
     */
    @C("virDomainSaveImageGetXMLDesc")
    @Access("domain:write")
    default String savedImageXml(String file, Set<SaveImageXmlFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Replaces the document in a file with a saved state, for example because a disk has moved.
     *
     * @param file the path of the file
     * @param xml the new document
     * @param flags whether it runs or is paused when it is restored
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virDomainSaveImageDefineXML")
    @Access({"domain:write", "domain:hibernate"})
    default void defineSavedImage(String file, String xml, Set<SaveFlag> flags) {
        throw new Unsupported();
    }
}
