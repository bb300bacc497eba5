package io.vireo.storage;

import io.vireo.Ref;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a storage pool.
 *
 * @param name its name
 * @param uuid its UUID
 */
public record StoragePoolRef(String name, UUID uuid) implements Ref {

    /** Refuses a reference that lacks a part. */
    public StoragePoolRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Object identity() {
        return uuid;
    }
}
