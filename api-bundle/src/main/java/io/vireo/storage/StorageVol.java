package io.vireo.storage;

import io.vireo.Bytes;
import io.vireo.ConnectRef;
import io.vireo.Handle;
import io.vireo.VirtStream;
import io.vireo.spi.Doorway;
import java.util.Set;

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

    /**
     * Returns what can be done with the volume.
     *
     * @return the operations; each call goes through the gate
     */
    public StorageVolControl control() {
        return as(StorageVolControl.class);
    }

    /**
     * Returns its content.
     *
     * @return the operations; each call goes through the gate
     */
    public StorageVolData data() {
        return as(StorageVolData.class);
    }

    /**
     * Returns its key, unique among the volumes of all pools.
     *
     * @return the key
     */
    public String key() {
        return ref().key();
    }

    /**
     * Finds its pool; see {@link StoragePools#poolByVolume}.
     *
     * @return the pool
     */
    public StoragePool pool() {
        return new StoragePool(
                doorway(),
                doorway().part(StoragePools.class, ConnectRef.INSTANCE).poolByVolume(ref()));
    }

    /**
     * Returns its kind and sizes; see {@link StorageVolControl#info}.
     *
     * @return kind and sizes
     */
    public StorageVolInfo info() {
        return control().info(Set.of());
    }

    /**
     * Describes it; see {@link StorageVolControl#xmlDesc}.
     *
     * @return a {@code volume} document
     */
    public String xmlDesc() {
        return control().xmlDesc();
    }

    /**
     * Returns where it appears on the host; see {@link StorageVolControl#path}.
     *
     * @return the path
     */
    public String path() {
        return control().path();
    }

    /** Deletes it; see {@link StorageVolControl#delete}. */
    public void delete() {
        control().delete(Set.of());
    }

    /** Overwrites its content with zeros; see {@link StorageVolControl#wipe}. */
    public void wipe() {
        control().wipe(WipeAlgorithm.ZERO);
    }

    /**
     * Makes it larger; see {@link StorageVolControl#resize}.
     *
     * @param capacity the new capacity
     */
    public void resize(Bytes capacity) {
        control().resize(capacity, Set.of());
    }

    /**
     * Reads its whole content; see {@link StorageVolData#download}.
     *
     * @return a stream to read from
     */
    public VirtStream download() {
        return data().download(Bytes.ZERO, Bytes.ZERO, Set.of());
    }

    /**
     * Writes its content from the beginning; see {@link StorageVolData#upload}.
     *
     * @return a stream to write to
     */
    public VirtStream upload() {
        return data().upload(Bytes.ZERO, Bytes.ZERO, Set.of());
    }
}
