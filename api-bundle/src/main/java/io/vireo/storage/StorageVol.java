package io.vireo.storage;

import io.vireo.Handle;
import io.vireo.spi.Doorway;

/** A storage volume ({@code virStorageVolPtr}). */
public final class StorageVol extends Handle<StorageVolRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public StorageVol(Doorway doorway, StorageVolRef ref) {
        super(doorway, ref);
    }

    /**
     * Returns its name, as it was when the handle was made.
     *
     * @return the name
     */
    public String name() {
        return ref().name();
    }
}
