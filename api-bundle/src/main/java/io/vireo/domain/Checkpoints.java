package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The checkpoints of a domain: points in time from which on it is known what was written to its disks. */
@ConsumerType
public interface Checkpoints extends Facet.OfDomain {

    /**
     * Creates a checkpoint.
     *
     * @param xml the document {@code domaincheckpoint}
     * @param flags how
     * @return the checkpoint
     * @throws io.vireo.InvalidState when it does not run, or there is one of that name
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virDomainCheckpointCreateXML")
    @Access({"domain:checkpoint", "domain:fs_freeze:QUIESCE"})
    CheckpointRef createCheckpoint(String xml, Set<CheckpointCreateFlag> flags);

    /**
     * Lists the checkpoints.
     *
     * @param flags which; none means all
     * @return the checkpoints
     */
    @C("virDomainListAllCheckpoints")
    @Access(value = "domain:read", readOnly = true)
    List<CheckpointRef> listCheckpoints(Set<CheckpointListFlag> flags);

    /**
     * Finds a checkpoint by its name.
     *
     * @param name the name
     * @return the checkpoint
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainCheckpointLookupByName")
    @Access(value = "domain:read", readOnly = true)
    default CheckpointRef checkpointByName(String name) {
        throw new Unsupported();
    }
}
