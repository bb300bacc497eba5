package io.vireo.tck;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.TypedParameters;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.MigrationCookie;
import io.vireo.storage.StorageVolRef;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An argument of every type that operations take: the emptiest that there is. */
final class PlainArguments {

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(int.class, 0),
            Map.entry(long.class, 0L),
            Map.entry(byte[].class, new byte[0]),
            Map.entry(String.class, "tck"),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(UUID.class, new UUID(1, 1)),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(FileDescriptor.class, empty()),
            Map.entry(Bytes.class, Bytes.ZERO),
            Map.entry(CpuSet.class, CpuSet.of(0)),
            Map.entry(TypedParameters.class, TypedParameters.builder().build()),
            Map.entry(AgentTimeout.class, AgentTimeout.NOWAIT),
            Map.entry(Bandwidth.class, Bandwidth.UNLIMITED),
            Map.entry(MigrationCookie.class, MigrationCookie.NONE),
            Map.entry(StorageVolRef.class, new StorageVolRef("tck", "tck", "tck")));

    private PlainArguments() {}

    /** An open file, since one that is closed is refused before any driver is asked; nothing is in it. */
    private static FileDescriptor empty() {
        try {
            @SuppressWarnings("resource") // It stays open for all calls.
            FileInputStream stream = new FileInputStream("/dev/null");
            return stream.getFD();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Arguments for an operation; empty when one of its types has no plain value. */
    static Optional<Object[]> of(Method method) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .flatMap(type -> of(type).stream())
                .toArray();
        return arguments.length == method.getParameterCount() ? Optional.of(arguments) : Optional.empty();
    }

    private static Optional<?> of(Class<?> type) {
        return type.isEnum() ? Optional.of(type.getEnumConstants()[0]) : Optional.ofNullable(VALUES.get(type));
    }
}
