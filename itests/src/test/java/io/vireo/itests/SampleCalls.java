package io.vireo.itests;

import io.vireo.Bytes;
import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.CpuSet;
import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.Ref;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.MigrationCookie;
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
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A call of any operation, about objects that are there where a server always has some. */
final class SampleCalls {

    /** What must not be done to the machine that the tests run on. */
    static final Set<String> DISTURBING = Set.of("suspendHost", "allocPages");

    /**
     * What libvirtd 9.0.0 does not survive: a migration without the steps before it, a save right after a core dump (the
     * guest stays locked for ever), a container without control groups.
     */
    static final Set<String> DEADLY = Set.of("qemu performMigration", "qemu save", "lxc schedulerParameters");

    private static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-00000000dead");

    private static final StorageVolRef VOLUME = new StorageVolRef("default-pool", "sample", "/default-pool/sample");

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(byte[].class, new byte[] {1, 2, 3}),
            Map.entry(String.class, "sample"),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(UUID.class, NOBODY),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(FileDescriptor.class, opened(Path.of("/dev/null"))),
            Map.entry(Bytes.class, Bytes.ofMib(1)),
            Map.entry(CpuSet.class, CpuSet.of(0)),
            Map.entry(TypedParameters.class, TypedParameters.builder().build()),
            Map.entry(AgentTimeout.class, AgentTimeout.NOWAIT),
            Map.entry(Bandwidth.class, Bandwidth.UNLIMITED),
            Map.entry(MigrationCookie.class, MigrationCookie.NONE),
            Map.entry(StorageVolRef.class, VOLUME));

    private static FileDescriptor opened(Path file) {
        try {
            @SuppressWarnings("resource") // It stays open for all calls.
            FileInputStream stream = new FileInputStream(file.toFile());
            return stream.getFD();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private final Connect connect;

    SampleCalls(Connect connect) {
        this.connect = connect;
    }

    /** Says whether the connection knows that there is none of it. */
    boolean offers(Class<? extends Facet> facet) {
        return subject(Facet.subjectOf(facet)).is(facet);
    }

    /** Calls an operation; a stream that it begins is given up. */
    Optional<Object> call(Class<? extends Facet> facet, Method method)
            throws InvocationTargetException, IllegalAccessException {
        Object result = method.invoke(part(facet), arguments(method));
        if (result instanceof VirtStream stream) {
            stream.abort();
        }
        return Optional.ofNullable(result);
    }

    /** The facet of an object that is there, if there is one. */
    Facet part(Class<? extends Facet> facet) {
        return subject(Facet.subjectOf(facet)).as(facet);
    }

    static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(SampleCalls::argument)
                .toArray();
    }

    static Object argument(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Optional.ofNullable(VALUES.get(type))
                .orElseThrow(() -> new AssertionError("no sample of " + type.getName()));
    }

    private Handle<?> subject(Class<? extends Ref> kind) {
        if (kind == ConnectRef.class) {
            return connect;
        }
        DomainRef domain = domain();
        Map<Class<?>, Handle<?>> handles = Map.ofEntries(
                Map.entry(DomainRef.class, connect.at(domain)),
                Map.entry(SnapshotRef.class, connect.at(new SnapshotRef("sample", domain))),
                Map.entry(CheckpointRef.class, connect.at(new CheckpointRef("sample", domain))),
                Map.entry(NetworkRef.class, connect.at(network())),
                Map.entry(
                        NetworkPortRef.class,
                        connect.at(new NetworkPortRef(new NetworkRef("default", NOBODY), NOBODY))),
                Map.entry(StoragePoolRef.class, connect.at(pool())),
                Map.entry(StorageVolRef.class, connect.at(VOLUME)),
                Map.entry(NodeDeviceRef.class, connect.at(new NodeDeviceRef("computer"))),
                Map.entry(InterfaceRef.class, connect.at(new InterfaceRef("eth1", "aa:bb:cc:dd:ee:ff"))),
                Map.entry(NwFilterRef.class, connect.at(new NwFilterRef("sample", NOBODY))),
                Map.entry(NwFilterBindingRef.class, connect.at(new NwFilterBindingRef("vnet0", "sample"))),
                Map.entry(SecretRef.class, connect.at(new SecretRef(NOBODY, SecretUsage.NONE, ""))));
        return handles.get(kind);
    }

    private DomainRef domain() {
        try {
            List<DomainRef> all = connect.as(Domains.class).listDomains(Set.of());
            return all.isEmpty() ? DomainRef.of("nobody", NOBODY) : all.get(0);
        } catch (VirtException without) {
            return DomainRef.of("nobody", NOBODY);
        }
    }

    private NetworkRef network() {
        try {
            return connect.networks().networkByName("default");
        } catch (VirtException without) {
            return new NetworkRef("nobody", NOBODY);
        }
    }

    private StoragePoolRef pool() {
        try {
            return connect.storagePools().poolByName("default-pool");
        } catch (VirtException without) {
            return new StoragePoolRef("nobody", NOBODY);
        }
    }
}
