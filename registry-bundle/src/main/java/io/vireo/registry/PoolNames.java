package io.vireo.registry;

import io.vireo.BadXml;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document calls the storage pool that it makes, and which of the drivers, that know nothing of each other, has
 * given that away already.
 *
 * @param name its name, when it says one
 * @param uuid its UUID, when it says one
 */
record PoolNames(Optional<String> name, Optional<UUID> uuid) {

    private static final Set<String> GIVING = Set.of("definePool", "createPool");
    private static final Field<String> NAME = Field.text("name");
    private static final Field<UUID> UUID_OF = Field.uuid("uuid");
    private static final FacetMethod BY_NAME = operation("poolByName", String.class);
    private static final FacetMethod BY_UUID = operation("poolByUuid", UUID.class);

    /** A pool that is there, and the driver that has it. */
    record Taken(Gate owner, StoragePoolRef pool) {}

    private static FacetMethod operation(String name, Class<?> parameter) {
        try {
            return FacetMethod.of(StoragePools.class, StoragePools.class.getMethod(name, parameter));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a call gives to a pool that it makes; empty when it makes none. */
    static Optional<PoolNames> givenBy(Call call) {
        if (call.operation().facet() != StoragePools.class
                || !GIVING.contains(call.operation().name())) {
            return Optional.empty();
        }
        try {
            Element pool = Element.parse((String) call.arguments()[0], "pool");
            return Optional.of(new PoolNames(NAME.read(pool), UUID_OF.read(pool)));
        } catch (BadXml broken) {
            // A driver says so better.
            return Optional.empty();
        }
    }

    /** Both, as keys of whoever has to wait for his turn. */
    Set<Object> keys() {
        return Stream.concat(name.stream(), uuid.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The pool that has the name or the UUID already. */
    Optional<Taken> taken(List<Gate> gates, Call call) {
        return name.flatMap(key -> find(gates, call, BY_NAME, key))
                .or(() -> uuid.flatMap(key -> find(gates, call, BY_UUID, key)));
    }

    private static Optional<Taken> find(List<Gate> gates, Call call, FacetMethod lookUp, Object key) {
        for (Gate gate : gates) {
            try {
                Object found = gate.call(new Call(lookUp, call.subject(), new Object[] {key}));
                return Optional.of(new Taken(gate, (StoragePoolRef) found));
            } catch (NotFound | Unsupported elsewhere) {
                continue;
            }
        }
        return Optional.empty();
    }
}
