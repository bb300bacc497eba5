package io.vireo;

import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkRef;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.secret.SecretRef;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;

/**
 * A group of operations that a driver has or has not: the one declaration that applications call, drivers implement and
 * the wire carries.
 *
 * <p>A facet belongs to one kind of subject, which it says by extending one of the markers below. Its method names are
 * unique among all facets of that subject, without overloads, varargs or type parameters: one class may implement several
 * facets, and a method reference names exactly one method. A method that a driver may leave out is a {@code default} that
 * throws {@link Unsupported}.
 */
public interface Facet {

    /** A facet of a connection as a whole. */
    interface OfConnect extends Facet {}

    /** A facet of a domain. */
    interface OfDomain extends Facet {}

    /** A facet of a domain's snapshot. */
    interface OfSnapshot extends Facet {}

    /** A facet of a domain's checkpoint. */
    interface OfCheckpoint extends Facet {}

    /** A facet of a network. */
    interface OfNetwork extends Facet {}

    /** A facet of a network's port. */
    interface OfNetworkPort extends Facet {}

    /** A facet of a storage pool. */
    interface OfStoragePool extends Facet {}

    /** A facet of a storage volume. */
    interface OfStorageVol extends Facet {}

    /** A facet of a node device. */
    interface OfNodeDevice extends Facet {}

    /** A facet of a host interface. */
    interface OfInterface extends Facet {}

    /** A facet of a network filter. */
    interface OfNwFilter extends Facet {}

    /** A facet of a network filter's binding to a port. */
    interface OfNwFilterBinding extends Facet {}

    /** A facet of a secret. */
    interface OfSecret extends Facet {}

    /**
     * Returns the kind of reference that names a facet's subject.
     *
     * @param facet a facet
     * @return the class of the reference
     * @throws IllegalArgumentException when the facet extends none of the markers
     */
    static Class<? extends Ref> subjectOf(Class<? extends Facet> facet) {
        return Subjects.of(facet);
    }

    /** The markers and the references of their subjects. */
    enum Subjects {
        /** The connection. */
        CONNECT(OfConnect.class, ConnectRef.class),
        /** A domain. */
        DOMAIN(OfDomain.class, DomainRef.class),
        /** A snapshot. */
        SNAPSHOT(OfSnapshot.class, SnapshotRef.class),
        /** A checkpoint. */
        CHECKPOINT(OfCheckpoint.class, CheckpointRef.class),
        /** A network. */
        NETWORK(OfNetwork.class, NetworkRef.class),
        /** A network's port. */
        NETWORK_PORT(OfNetworkPort.class, NetworkPortRef.class),
        /** A storage pool. */
        STORAGE_POOL(OfStoragePool.class, StoragePoolRef.class),
        /** A storage volume. */
        STORAGE_VOL(OfStorageVol.class, StorageVolRef.class),
        /** A node device. */
        NODE_DEVICE(OfNodeDevice.class, NodeDeviceRef.class),
        /** A host interface. */
        INTERFACE(OfInterface.class, InterfaceRef.class),
        /** A network filter. */
        NWFILTER(OfNwFilter.class, NwFilterRef.class),
        /** A network filter's binding. */
        NWFILTER_BINDING(OfNwFilterBinding.class, NwFilterBindingRef.class),
        /** A secret. */
        SECRET(OfSecret.class, SecretRef.class);

        private final Class<? extends Facet> marker;
        private final Class<? extends Ref> ref;

        Subjects(Class<? extends Facet> marker, Class<? extends Ref> ref) {
            this.marker = marker;
            this.ref = ref;
        }

        private static Class<? extends Ref> of(Class<? extends Facet> facet) {
            for (Subjects subject : values()) {
                if (subject.marker.isAssignableFrom(facet)) {
                    return subject.ref;
                }
            }
            throw new IllegalArgumentException(
                    facet.getName() + " extends no marker of a subject, such as Facet.OfDomain");
        }
    }
}
