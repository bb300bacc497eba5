package io.vireo.event;

import io.vireo.storage.StoragePoolRef;

/** What can happen to a storage pool ({@code virStoragePoolEventID}). */
public sealed interface StoragePoolEvent extends VirtEvent {

    /**
     * Returns which object it happened to.
     *
     * @return the object
     */
    StoragePoolRef pool();

    @Override
    default StoragePoolRef subject() {
        return pool();
    }

    /**
     * It was defined, undefined, started, stopped, created or deleted.
     *
     * @param pool which object
     * @param detail which
     */
    @EventId(0)
    record Lifecycle(StoragePoolRef pool, StoragePoolLifecycle detail) implements StoragePoolEvent {}

    /**
     * Its volumes were read anew.
     *
     * @param pool which object
     */
    @EventId(1)
    record Refresh(StoragePoolRef pool) implements StoragePoolEvent {}
}
