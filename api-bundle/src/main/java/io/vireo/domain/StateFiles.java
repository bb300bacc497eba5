package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The state of a domain in a file. */
@ConsumerType
public interface StateFiles extends Facet.OfDomain {

    /**
     * Saves the state to a file and stops the domain; {@link SavedImages#restoreDomain} takes it up.
     *
     * @param parameters which file, and maybe another document, by the names of {@link SaveParameters}
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(
            value = "virDomainSaveParams",
            older = {"virDomainSave", "virDomainSaveFlags"})
    @Access("domain:hibernate")
    void save(TypedParameters parameters, Set<SaveFlag> flags);

    /**
     * Writes the memory of the guest to a file, to look for a fault.
     *
     * @param file the path of the file
     * @param format how it is written
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(value = "virDomainCoreDumpWithFormat", older = "virDomainCoreDump")
    @Access("domain:core_dump")
    default void coreDump(String file, DumpFormat format, Set<DumpFlag> flags) {
        throw new Unsupported();
    }
}
