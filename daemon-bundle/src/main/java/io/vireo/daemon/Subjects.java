package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.Ref;
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

/** From a reference, as it came over the wire, to the operations on its object. */
final class Subjects {

    private Subjects() {}

    static <F extends Facet> F part(Connect connect, Class<F> facet, Ref subject) {
        return handle(connect, subject).as(facet);
    }

    private static Handle<?> handle(Connect connect, Ref subject) {
        if (subject instanceof ConnectRef) {
            return connect;
        }
        if (subject instanceof DomainRef domain) {
            return connect.at(domain);
        }
        return subject instanceof StoragePoolRef || subject instanceof StorageVolRef
                ? ofStorage(connect, subject)
                : ofOthers(connect, subject);
    }

    private static Handle<?> ofStorage(Connect connect, Ref subject) {
        return subject instanceof StoragePoolRef pool ? connect.at(pool) : connect.at((StorageVolRef) subject);
    }

    private static Handle<?> ofOthers(Connect connect, Ref subject) {
        if (subject instanceof SnapshotRef snapshot) {
            return connect.at(snapshot);
        }
        if (subject instanceof CheckpointRef checkpoint) {
            return connect.at(checkpoint);
        }
        if (subject instanceof NodeDeviceRef device) {
            return connect.at(device);
        }
        if (subject instanceof InterfaceRef iface) {
            return connect.at(iface);
        }
        return subject instanceof SecretRef secret ? connect.at(secret) : ofNetworks(connect, subject);
    }

    private static Handle<?> ofNetworks(Connect connect, Ref subject) {
        if (subject instanceof NetworkRef network) {
            return connect.at(network);
        }
        if (subject instanceof NetworkPortRef port) {
            return connect.at(port);
        }
        return subject instanceof NwFilterRef filter ? connect.at(filter) : connect.at((NwFilterBindingRef) subject);
    }
}
