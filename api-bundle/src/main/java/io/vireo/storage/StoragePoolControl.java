package io.vireo.storage;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.Busy;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a storage pool. Every method fails with {@link io.vireo.NotFound} when the pool is gone. */
@ConsumerType
public interface StoragePoolControl extends Facet.OfStoragePool {

    /**
     * Describes the pool.
     *
     * @param flags which state of it
     * @return a {@code pool} document
     */
    @C("virStoragePoolGetXMLDesc")
    @Access(value = "storage_pool:read", readOnly = true)
    String xmlDesc(Set<StorageXmlFlag> flags);

    /**
     * Returns state and sizes, as they were when the pool was last refreshed.
     *
     * @return state and sizes
     */
    @C("virStoragePoolGetInfo")
    @Access(value = "storage_pool:read", readOnly = true)
    default StoragePoolInfo info() {
        throw new Unsupported();
    }

    /**
     * Starts a defined pool, and finds its volumes.
     *
     * @param flags whether to build it before
     * @throws InvalidState when it runs already
     */
    @C("virStoragePoolCreate")
    @Access("storage_pool:start")
    default void start(Set<StoragePoolCreateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Prepares the storage beneath the pool: makes the folder, formats the device.
     *
     * @param flags what to do with what is there
     * @throws InvalidState when the pool runs
     * @throws AlreadyExists when something is there and must not be overwritten
     */
    @C("virStoragePoolBuild")
    @Access("storage_pool:format")
    default void build(Set<StoragePoolBuildFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Stops a running pool; its content stays. A transient pool is gone then.
     *
     * @throws InvalidState when the pool does not run
     */
    @C("virStoragePoolDestroy")
    @Access("storage_pool:stop")
    default void destroy() {
        throw new Unsupported();
    }

    /**
     * Deletes the storage beneath the pool, with everything in it; the definition stays.
     *
     * @param flags how
     * @throws InvalidState when the pool runs
     */
    @C("virStoragePoolDelete")
    @Access("storage_pool:format")
    default void delete(Set<StoragePoolDeleteFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Removes the definition; the content stays.
     *
     * @throws InvalidState when the pool runs
     */
    @C("virStoragePoolUndefine")
    @Access("storage_pool:delete")
    default void undefine() {
        throw new Unsupported();
    }

    /**
     * Looks again which volumes there are, and how large.
     *
     * @throws InvalidState when the pool does not run
     * @throws Busy when a volume is being written
     */
    @C("virStoragePoolRefresh")
    @Access("storage_pool:refresh")
    default void refresh() {
        throw new Unsupported();
    }

    /**
     * Says whether the pool starts together with the host.
     *
     * @return true when it does
     */
    @C("virStoragePoolGetAutostart")
    @Access(value = "storage_pool:read", readOnly = true)
    default boolean autostart() {
        throw new Unsupported();
    }

    /**
     * Decides whether the pool starts together with the host.
     *
     * @param autostart true when it is to
     * @throws InvalidState when the pool is transient
     */
    @C("virStoragePoolSetAutostart")
    @Access("storage_pool:write")
    default void setAutostart(boolean autostart) {
        throw new Unsupported();
    }

    /**
     * Says whether the pool runs.
     *
     * @return true when it runs
     */
    @C("virStoragePoolIsActive")
    @Access(value = "storage_pool:read", readOnly = true)
    default boolean isActive() {
        throw new Unsupported();
    }

    /**
     * Says whether the pool has a definition that stays.
     *
     * @return false when it vanishes as it stops
     */
    @C("virStoragePoolIsPersistent")
    @Access(value = "storage_pool:read", readOnly = true)
    default boolean isPersistent() {
        throw new Unsupported();
    }
}
