package io.vireo.storage;

import io.vireo.Ref;
import java.util.Objects;

/**
 * The name of a storage volume.
 *
 * @param pool the name of its pool
 * @param name its name, unique within the pool
 * @param key its key, unique everywhere; for a file its path
 */
public record StorageVolRef(String pool, String name, String key) implements Ref {

    /** Refuses a reference that lacks a part. */
    public StorageVolRef {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String label() {
        return pool + "/" + name;
    }
}
