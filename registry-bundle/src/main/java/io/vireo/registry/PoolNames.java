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

/**
 * Who has given a name or UUID to a storage pool, among drivers that know nothing of each other.
 *
 * @param gates the drivers that can be asked
 */
record PoolNames(List<Gate> gates) {

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

    /** Says whether a call makes a pool from a document. */
    static boolean isGivenBy(Call call) {
        return call.operation().facet() == StoragePools.class
                && GIVING.contains(call.operation().name());
    }

    /** The pool that has the name or the UUID of the document which a call brings. */
    Optional<Taken> taken(Call call) {
        try {
            Element pool = Element.parse((String) call.arguments()[0], "pool");
            return NAME.read(pool)
                    .flatMap(name -> find(call, BY_NAME, name))
                    .or(() -> UUID_OF.read(pool).flatMap(id -> find(call, BY_UUID, id)));
        } catch (BadXml broken) {
            // A driver says so better.
            return Optional.empty();
        }
    }

    private Optional<Taken> find(Call call, FacetMethod lookUp, Object key) {
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
