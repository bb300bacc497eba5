package io.vireo.tck;

import io.vireo.Connect;
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
import java.util.Map;
import java.util.function.BiFunction;

/** The handle of any kind of reference. */
final class Handles {

    private static final Map<Class<? extends Ref>, BiFunction<Connect, Ref, Handle<?>>> MAKERS = Map.ofEntries(
            Map.entry(DomainRef.class, (connect, ref) -> connect.at((DomainRef) ref)),
            Map.entry(SnapshotRef.class, (connect, ref) -> connect.at((SnapshotRef) ref)),
            Map.entry(CheckpointRef.class, (connect, ref) -> connect.at((CheckpointRef) ref)),
            Map.entry(NetworkRef.class, (connect, ref) -> connect.at((NetworkRef) ref)),
            Map.entry(NetworkPortRef.class, (connect, ref) -> connect.at((NetworkPortRef) ref)),
            Map.entry(StoragePoolRef.class, (connect, ref) -> connect.at((StoragePoolRef) ref)),
            Map.entry(StorageVolRef.class, (connect, ref) -> connect.at((StorageVolRef) ref)),
            Map.entry(NodeDeviceRef.class, (connect, ref) -> connect.at((NodeDeviceRef) ref)),
            Map.entry(InterfaceRef.class, (connect, ref) -> connect.at((InterfaceRef) ref)),
            Map.entry(NwFilterRef.class, (connect, ref) -> connect.at((NwFilterRef) ref)),
            Map.entry(NwFilterBindingRef.class, (connect, ref) -> connect.at((NwFilterBindingRef) ref)),
            Map.entry(SecretRef.class, (connect, ref) -> connect.at((SecretRef) ref)));

    private Handles() {}

    static Handle<?> at(Connect connect, Ref ref) {
        return MAKERS.get(ref.getClass()).apply(connect, ref);
    }
}
