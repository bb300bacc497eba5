package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** One snapshot of a domain. */
@ConsumerType
public interface SnapshotControl extends Facet.OfSnapshot {

    /**
     * Describes the snapshot.
     *
     * @param flags what the document says
     * @return the document {@code domainsnapshot}
     */
    @C("virDomainSnapshotGetXMLDesc")
    @Access(
            value = {"domain:read", "domain:read_secure:SECURE"},
            readOnly = true)
    String xmlDesc(Set<SnapshotXmlFlag> flags);

    /**
     * Finds the snapshot that this one builds on.
     *
     * @return the parent
     * @throws io.vireo.NotFound when it has none
     */
    @C("virDomainSnapshotGetParent")
    @Access(value = "domain:read", readOnly = true)
    default SnapshotRef parent() {
        throw new Unsupported();
    }

    /**
     * Lists the snapshots that build on this one.
     *
     * @param flags which; none means the direct children
     * @return the children
     */
    @C(
            value = "virDomainSnapshotListAllChildren",
            older = {"virDomainSnapshotNumChildren", "virDomainSnapshotListChildrenNames"})
    @Access(value = "domain:read", readOnly = true)
    default List<SnapshotRef> listChildren(Set<SnapshotChildFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Says whether the domain's present state comes from this snapshot.
     *
     * @return true when it does
     */
    @C("virDomainSnapshotIsCurrent")
    @Access(value = "domain:read", readOnly = true)
    default boolean isCurrent() {
        throw new Unsupported();
    }

    /**
     * Says whether the platform keeps a record of the snapshot.
     *
     * @return false when only the disks know of it
     */
    @C("virDomainSnapshotHasMetadata")
    @Access(value = "domain:read", readOnly = true)
    default boolean hasMetadata() {
        throw new Unsupported();
    }

    /**
     * Brings the domain back to the state of the snapshot; what came after is lost.
     *
     * @param flags how
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainRevertToSnapshot")
    @Access("domain:snapshot")
    default void revert(Set<SnapshotRevertFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Deletes the snapshot; the present state of the domain stays.
     *
     * @param flags what to delete; none means it alone
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainSnapshotDelete")
    @Access("domain:snapshot")
    void delete(Set<SnapshotDeleteFlag> flags);
}
