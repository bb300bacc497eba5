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
 * The name of an object as a value that survives everything: the connection, the driver, the process.
 *
 * <p>A reference leads to the object again by a look-up on any connection; a handle, such as
 * {@link io.vireo.domain.Domain}, is a reference with a connection.
 */
public sealed interface Ref
        permits ConnectRef,
                DomainRef,
                SnapshotRef,
                CheckpointRef,
                NetworkRef,
                NetworkPortRef,
                StoragePoolRef,
                StorageVolRef,
                NodeDeviceRef,
                InterfaceRef,
                NwFilterRef,
                NwFilterBindingRef,
                SecretRef {

    /**
     * Returns what people call the object.
     *
     * @return a short name for messages
     */
    String label();

    /**
     * Returns what names the object for life: its UUID where it has one, so that a new name or state changes nothing.
     *
     * @return a value to compare and to look up by, among references of one kind
     */
    default Object identity() {
        return this;
    }

    /**
     * Says whether another reference names the same object, whatever it is called by now.
     *
     * @param other a reference
     * @return true when kind and identity are the same
     */
    default boolean sameAs(Ref other) {
        return getClass() == other.getClass() && identity().equals(other.identity());
    }
}
