package io.vireo.driver.remote;

import io.vireo.Bytes;
import io.vireo.ConnectRef;
import io.vireo.CpuSet;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.TypedParameters;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
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
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A subject for every facet and an argument of every type, for those to whom it does not matter which. */
final class Wishes {

    private static final UUID ID = new UUID(1, 1);
    private static final DomainRef DOMAIN = DomainRef.of("one", ID);
    private static final NetworkRef NETWORK = new NetworkRef("one", ID);

    private static final List<Ref> SUBJECTS = List.of(
            ConnectRef.INSTANCE,
            DOMAIN,
            new SnapshotRef("one", DOMAIN),
            new CheckpointRef("one", DOMAIN),
            NETWORK,
            new NetworkPortRef(NETWORK, ID),
            new StoragePoolRef("one", ID),
            new StorageVolRef("one", "one", "one"),
            new NodeDeviceRef("one"),
            new InterfaceRef("one", ""),
            new NwFilterRef("one", ID),
            new NwFilterBindingRef("one", "one"),
            new SecretRef(ID, SecretUsage.NONE, "one"));

    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(String.class, "one"),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(UUID.class, ID),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Bytes.class, Bytes.ofMib(1)),
            Map.entry(CpuSet.class, CpuSet.of(0)),
            Map.entry(TypedParameters.class, TypedParameters.builder().build()),
            Map.entry(AgentTimeout.class, AgentTimeout.NOWAIT),
            Map.entry(Bandwidth.class, Bandwidth.UNLIMITED),
            Map.entry(MigrationCookie.class, MigrationCookie.NONE),
            Map.entry(StorageVolRef.class, new StorageVolRef("one", "one", "one")));

    private Wishes() {}

    static Ref subject(Class<? extends Facet> facet) {
        return SUBJECTS.stream()
                .filter(Facet.subjectOf(facet)::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** Arguments of a method; empty when one of its types is none that a person passes. */
    static Optional<Object[]> arguments(Method method) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .flatMap(type -> argument(type).stream())
                .toArray();
        return arguments.length == method.getParameterCount() ? Optional.of(arguments) : Optional.empty();
    }

    private static Optional<Object> argument(Class<?> type) {
        return type.isEnum() ? Optional.of(type.getEnumConstants()[0]) : Optional.ofNullable(ARGUMENTS.get(type));
    }
}
