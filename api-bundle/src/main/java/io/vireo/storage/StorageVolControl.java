package io.vireo.storage;

import io.vireo.Access;
import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a storage volume. Every method fails with {@link io.vireo.NotFound} when the volume is gone. */
@ConsumerType
public interface StorageVolControl extends Facet.OfStorageVol {

    /**
     * Describes the volume.
     *
     * @return a {@code volume} document
     */
    @C("virStorageVolGetXMLDesc")
    @Access(value = "storage_vol:read", readOnly = true)
    String xmlDesc();

    /**
     * Returns kind and sizes.
     *
     * @param flags what the allocation means
     * @return kind and sizes
     */
    @C(value = "virStorageVolGetInfoFlags", older = "virStorageVolGetInfo")
    @Access(value = "storage_vol:read", readOnly = true)
    default StorageVolInfo info(Set<StorageVolInfoFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Returns where the volume appears on the host.
     *
     * @return the path
     */
    @C("virStorageVolGetPath")
    @Access(value = "storage_vol:read", readOnly = true)
    default String path() {
        throw new Unsupported();
    }

    /**
     * Deletes the volume from its pool.
     *
     * @param flags how
     * @throws Busy when it is in use
     */
    @C("virStorageVolDelete")
    @Access("storage_vol:delete")
    default void delete(Set<StorageVolDeleteFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Makes the volume's content unreadable; the volume stays.
     *
     * @param algorithm how
     * @throws Unsupported when the host cannot do it that way
     * @throws Busy when it is in use
     */
    @C(value = "virStorageVolWipePattern", older = "virStorageVolWipe")
    @Access("storage_vol:format")
    default void wipe(WipeAlgorithm algorithm) {
        throw new Unsupported();
    }

    /**
     * Changes the capacity.
     *
     * @param capacity the new capacity, or the difference
     * @param flags how
     * @throws VirtException with INVALID_ARG when it would become smaller and that is not allowed
     * @throws Busy when it is in use
     */
    @C("virStorageVolResize")
    @Access("storage_vol:resize")
    default void resize(Bytes capacity, Set<StorageVolResizeFlag> flags) {
        throw new Unsupported();
    }
}
