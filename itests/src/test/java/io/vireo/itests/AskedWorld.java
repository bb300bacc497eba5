package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.Ref;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.Snapshots;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkRef;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Objects that a server has, which both this side and virsh are asked about.
 *
 * @param uri the connection
 * @param names the names of the objects, by what they are
 */
record AskedWorld(String uri, Map<String, String> names) {

    private static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-00000000dead");

    /** The connection, and a reference of each kind, made of the world's names. */
    private static final Map<Class<? extends Ref>, BiFunction<AskedWorld, Connect, Handle<?>>> SUBJECTS = Map.ofEntries(
            Map.entry(ConnectRef.class, (world, connect) -> connect),
            Map.entry(DomainRef.class, (world, connect) -> connect.at(world.domain("domain", "uuid"))),
            Map.entry(
                    SnapshotRef.class,
                    (world, connect) ->
                            connect.at(new SnapshotRef("sample", world.domain("snapshots", "snapshots-uuid")))),
            Map.entry(
                    CheckpointRef.class,
                    (world, connect) -> connect.at(new CheckpointRef("sample", world.domain("domain", "uuid")))),
            Map.entry(NetworkRef.class, (world, connect) -> connect.at(world.network())),
            Map.entry(
                    NetworkPortRef.class,
                    (world, connect) -> connect.at(new NetworkPortRef(world.network(), world.uuid("port")))),
            Map.entry(
                    StoragePoolRef.class,
                    (world, connect) -> connect.at(new StoragePoolRef(world.name("pool"), world.uuid("pool-uuid")))),
            Map.entry(StorageVolRef.class, (world, connect) -> connect.at(world.volume())),
            Map.entry(NodeDeviceRef.class, (world, connect) -> connect.at(new NodeDeviceRef("computer"))),
            Map.entry(
                    InterfaceRef.class,
                    (world, connect) -> connect.at(new InterfaceRef(world.name("interface"), world.name("mac")))),
            Map.entry(
                    NwFilterRef.class, (world, connect) -> connect.at(new NwFilterRef("sample", world.uuid("filter")))),
            Map.entry(
                    NwFilterBindingRef.class,
                    (world, connect) -> connect.at(new NwFilterBindingRef("nothing", "sample"))),
            Map.entry(
                    SecretRef.class,
                    (world, connect) ->
                            connect.at(new SecretRef(world.uuid("secret"), SecretUsage.VOLUME, "/sample"))));

    /** The object of a facet; snapshots belong to a domain of their own, since checkpoints bear none beside them. */
    Handle<?> subject(Class<? extends Facet> facet, Connect connect) {
        return facet == Snapshots.class
                ? connect.at(domain("snapshots", "snapshots-uuid"))
                : SUBJECTS.get(Facet.subjectOf(facet)).apply(this, connect);
    }

    /** Which world it is. */
    String kind() {
        return name("virt");
    }

    private String name(String what) {
        return names.getOrDefault(what, "nothing");
    }

    private UUID uuid(String what) {
        return names.containsKey(what) ? UUID.fromString(names.get(what)) : NOBODY;
    }

    private DomainRef domain(String name, String uuid) {
        return DomainRef.of(name(name), uuid(uuid));
    }

    private NetworkRef network() {
        return new NetworkRef(name("network"), uuid("network-uuid"));
    }

    private StorageVolRef volume() {
        return new StorageVolRef(name("pool"), "sample", name("volume-path"));
    }

    /** Puts the world's names into a text. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> each : new HashMap<>(names).entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        // What the world does not have, nobody has.
        return filled.replaceAll("\\{[a-z]+-uuid}|\\{port}|\\{filter}|\\{secret}", NOBODY.toString());
    }
}
