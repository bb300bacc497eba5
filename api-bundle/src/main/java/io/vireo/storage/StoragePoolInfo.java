package io.vireo.storage;

import io.vireo.Bytes;
import java.util.Objects;

/**
 * State and sizes of a pool ({@code virStoragePoolInfo}).
 *
 * @param state what it is doing
 * @param capacity how much it holds
 * @param allocation how much of it is taken
 * @param available how much of it is free
 */
public record StoragePoolInfo(StoragePoolState state, Bytes capacity, Bytes allocation, Bytes available) {

    /** Refuses a value that lacks a part. */
    public StoragePoolInfo {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(allocation, "allocation");
        Objects.requireNonNull(available, "available");
    }
}
