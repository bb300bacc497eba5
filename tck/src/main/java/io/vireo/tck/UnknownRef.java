package io.vireo.tck;

import io.vireo.ErrorCode;
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
import io.vireo.secret.SecretUsage;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A reference to an object that does not exist.
 *
 * @param ref the reference
 * @param codes what a driver may say about it; an object within another may miss that one first
 */
record UnknownRef(Ref ref, Set<ErrorCode> codes) {

    private static final String NAME = "tck-there-is-none";

    /** The unknown reference of a kind; empty for the connection, which is always there. */
    static Optional<UnknownRef> of(Class<? extends Ref> kind) {
        return all().stream().filter(each -> kind.isInstance(each.ref())).findFirst();
    }

    private static List<UnknownRef> all() {
        UUID uuid = UUID.randomUUID();
        DomainRef domain = DomainRef.of(NAME, uuid);
        NetworkRef network = new NetworkRef(NAME, uuid);
        return List.of(
                of(domain, ErrorCode.NO_DOMAIN),
                of(new SnapshotRef(NAME, domain), ErrorCode.NO_DOMAIN, ErrorCode.NO_DOMAIN_SNAPSHOT),
                of(new CheckpointRef(NAME, domain), ErrorCode.NO_DOMAIN, ErrorCode.NO_DOMAIN_CHECKPOINT),
                of(network, ErrorCode.NO_NETWORK),
                of(new NetworkPortRef(network, uuid), ErrorCode.NO_NETWORK, ErrorCode.NO_NETWORK_PORT),
                of(new StoragePoolRef(NAME, uuid), ErrorCode.NO_STORAGE_POOL),
                of(new StorageVolRef(NAME, NAME, NAME), ErrorCode.NO_STORAGE_POOL, ErrorCode.NO_STORAGE_VOL),
                of(new NodeDeviceRef(NAME), ErrorCode.NO_NODE_DEVICE),
                of(new InterfaceRef(NAME, ""), ErrorCode.NO_INTERFACE),
                of(new NwFilterRef(NAME, uuid), ErrorCode.NO_NWFILTER),
                of(new NwFilterBindingRef(NAME, NAME), ErrorCode.NO_NWFILTER_BINDING),
                of(new SecretRef(uuid, SecretUsage.values()[0], NAME), ErrorCode.NO_SECRET));
    }

    private static UnknownRef of(Ref ref, ErrorCode... codes) {
        return new UnknownRef(ref, Set.of(codes));
    }
}
