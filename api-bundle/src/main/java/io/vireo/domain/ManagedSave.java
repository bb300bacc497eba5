package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The state of a domain, saved where the platform keeps it and taken up again by the next start. */
@ConsumerType
public interface ManagedSave extends Facet.OfDomain {

    /**
     * Saves the state and stops the domain.
     *
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainManagedSave")
    @Access("domain:hibernate")
    default void managedSave(Set<SaveFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Says whether there is a saved state.
     *
     * @return true when the next start takes it up
     */
    @C("virDomainHasManagedSaveImage")
    @Access(value = "domain:read", readOnly = true)
    default boolean hasManagedSave() {
        throw new Unsupported();
    }

    /** Removes the saved state, so that the next start boots; does nothing when there is none. */
    @C("virDomainManagedSaveRemove")
    @Access("domain:hibernate")
    default void removeManagedSave() {
        throw new Unsupported();
    }

    /**
     * Reads the document in the saved state.
     *
     * @param flags what it says
     * @return the document {@code domain}
     * @throws io.vireo.NotFound when there is no saved state
     */
    @C("virDomainManagedSaveGetXMLDesc")
    @Access(
            value = {"domain:read", "domain:read_secure:SECURE"},
            readOnly = true)
    default String managedSaveXml(Set<SaveImageXmlFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Replaces the document in the saved state, for example because a disk has moved.
     *
     * @param xml the new document; empty leaves it and changes the flags
     * @param flags whether it runs or is paused when it is restored
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.NotFound when there is no saved state
     */
    @C("virDomainManagedSaveDefineXML")
    @Access({"domain:write", "domain:hibernate"})
    default void defineManagedSave(Optional<String> xml, Set<SaveFlag> flags) {
        throw new Unsupported();
    }
}
