package io.vireo.storage;

import io.vireo.Bytes;
import java.util.Objects;

/**
 * Kind and sizes of a volume ({@code virStorageVolInfo}).
 *
 * @param type what it is
 * @param capacity how much a guest can write to it
 * @param allocation how much storage it takes
 */
public record StorageVolInfo(StorageVolType type, Bytes capacity, Bytes allocation) {

    /** Refuses a value that lacks a part. */
    public StorageVolInfo {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(allocation, "allocation");
    }
}
