package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** One checkpoint of a domain. */
@ConsumerType
public interface CheckpointControl extends Facet.OfCheckpoint {

    /**
     * Describes the checkpoint.
     *
     * @param flags what the document says
     * @return the document {@code domaincheckpoint}
     */
    @C("virDomainCheckpointGetXMLDesc")
    @Access(
            value = {"domain:read", "domain:read_secure:SECURE"},
            readOnly = true)
    String xmlDesc(Set<CheckpointXmlFlag> flags);

    /**
     * Finds the checkpoint before this one.
     *
     * @return the parent
     * @throws io.vireo.NotFound when it has none
     */
    @C("virDomainCheckpointGetParent")
    @Access(value = "domain:read", readOnly = true)
    default CheckpointRef parent() {
        throw new Unsupported();
    }

    /**
     * Lists the checkpoints after this one.
     *
     * @param flags which; none means the direct children
     * @return the children
     */
    @C("virDomainCheckpointListAllChildren")
    @Access(value = "domain:read", readOnly = true)
    default List<CheckpointRef> listChildren(Set<CheckpointChildFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Deletes the checkpoint; the one before it knows then what was written since.
     *
     * @param flags what to delete; none means it alone
     */
    @C("virDomainCheckpointDelete")
    @Access("domain:checkpoint")
    void delete(Set<CheckpointDeleteFlag> flags);
}
