package io.vireo.storage;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A storage pool ({@code virStoragePoolPtr}). */
public final class StoragePool extends Handle<StoragePoolRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public StoragePool(Doorway doorway, StoragePoolRef ref) {
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
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }

    /**
     * Returns what can be done with the pool.
     *
     * @return the operations; each call goes through the gate
     */
    public StoragePoolControl control() {
        return as(StoragePoolControl.class);
    }

    /**
     * Returns the volumes of the pool.
     *
     * @return the operations; each call goes through the gate
     */
    public StorageVols vols() {
        return as(StorageVols.class);
    }

    /** Starts it; see {@link StoragePoolControl#start}. */
    public void start() {
        control().start(Set.of());
    }

    /** Prepares the storage beneath it; see {@link StoragePoolControl#build}. */
    public void build() {
        control().build(Set.of());
    }

    /** Stops it; its content stays; see {@link StoragePoolControl#destroy}. */
    public void destroy() {
        control().destroy();
    }

    /** Deletes the storage beneath it; see {@link StoragePoolControl#delete}. */
    public void delete() {
        control().delete(Set.of());
    }

    /** Removes its definition; its content stays; see {@link StoragePoolControl#undefine}. */
    public void undefine() {
        control().undefine();
    }

    /** Looks again which volumes there are; see {@link StoragePoolControl#refresh}. */
    public void refresh() {
        control().refresh();
    }

    /**
     * Returns its state and sizes; see {@link StoragePoolControl#info}.
     *
     * @return state and sizes
     */
    public StoragePoolInfo info() {
        return control().info();
    }

    /**
     * Describes it as it is now; see {@link StoragePoolControl#xmlDesc}.
     *
     * @return a {@code pool} document
     */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /**
     * Says whether it runs; see {@link StoragePoolControl#isActive}.
     *
     * @return true when it runs
     */
    public boolean isActive() {
        return control().isActive();
    }

    /**
     * Says whether it has a definition that stays; see {@link StoragePoolControl#isPersistent}.
     *
     * @return false when it vanishes as it stops
     */
    public boolean isPersistent() {
        return control().isPersistent();
    }

    /**
     * Says whether it starts together with the host; see {@link StoragePoolControl#autostart}.
     *
     * @return true when it does
     */
    public boolean autostart() {
        return control().autostart();
    }

    /**
     * Decides whether it starts together with the host; see {@link StoragePoolControl#setAutostart}.
     *
     * @param autostart true when it is to
     */
    public void setAutostart(boolean autostart) {
        control().setAutostart(autostart);
    }

    /**
     * Lists its volumes; see {@link StorageVols#listVols}.
     *
     * @return the volumes, in no promised order
     */
    public List<StorageVol> listVols() {
        return vols().listVols().stream()
                .map(each -> new StorageVol(doorway(), each))
                .toList();
    }

    /**
     * Finds a volume by name; see {@link StorageVols#volByName}.
     *
     * @param name its name
     * @return the volume
     */
    public StorageVol vol(String name) {
        return new StorageVol(doorway(), vols().volByName(name));
    }

    /**
     * Creates a volume; see {@link StorageVols#createVol}.
     *
     * @param xml a {@code volume} document
     * @return the volume
     */
    public StorageVol createVol(String xml) {
        return new StorageVol(doorway(), vols().createVol(xml, Set.of()));
    }

    /**
     * Creates a volume with the content of another one; see {@link StorageVols#createVolFrom}.
     *
     * @param xml a {@code volume} document
     * @param original whose content to copy
     * @return the volume
     */
    public StorageVol createVolFrom(String xml, StorageVol original) {
        return new StorageVol(doorway(), vols().createVolFrom(xml, original.ref(), Set.of()));
    }
}
