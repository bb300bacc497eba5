package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The snapshots of a domain. */
@ConsumerType
public interface Snapshots extends Facet.OfDomain {

    /**
     * Creates a snapshot of disks and memory; it becomes the current one.
     *
     * @param xml the document {@code domainsnapshot}
     * @param flags how
     * @return the snapshot
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.Busy when another long operation is under way
     * @throws io.vireo.InvalidState when there is one of that name
     */
    @C("virDomainSnapshotCreateXML")
    @Access({"domain:snapshot", "domain:fs_freeze:QUIESCE"})
    SnapshotRef createSnapshot(String xml, Set<SnapshotCreateFlag> flags);

    /**
     * Lists the snapshots.
     *
     * @param flags which; none means all
     * @return the snapshots
     */
    @C(
            value = "virDomainListAllSnapshots",
            older = {"virDomainSnapshotNum", "virDomainSnapshotListNames"})
    @Access(value = "domain:read", readOnly = true)
    List<SnapshotRef> listSnapshots(Set<SnapshotListFlag> flags);

    /**
     * Finds a snapshot by its name.
     *
     * @param name the name
     * @return the snapshot
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainSnapshotLookupByName")
    @Access(value = "domain:read", readOnly = true)
    default SnapshotRef snapshotByName(String name) {
        throw new Unsupported();
    }

    /**
     * Finds the snapshot that the present state comes from.
     *
     * @return the current snapshot
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainSnapshotCurrent")
    @Access(value = "domain:read", readOnly = true)
    default SnapshotRef currentSnapshot() {
        throw new Unsupported();
    }

    /**
     * Says whether the present state comes from a snapshot.
     *
     * @return true when {@link #currentSnapshot} finds one
     */
    @C("virDomainHasCurrentSnapshot")
    @Access(value = "domain:read", readOnly = true)
    default boolean hasCurrentSnapshot() {
        throw new Unsupported();
    }
}
