package io.vireo.storage;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.Busy;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The volumes of a pool: list, find, create. */
@ConsumerType
public interface StorageVols extends Facet.OfStoragePool {

    /**
     * Lists the volumes.
     *
     * @return the volumes, in no promised order
     * @throws InvalidState when the pool does not run
     */
    @C(
            value = "virStoragePoolListAllVolumes",
            older = {"virStoragePoolNumOfVolumes", "virStoragePoolListVolumes"})
    @Access(value = "storage_pool:search_storage_vols", filter = "storage_vol:getattr", readOnly = true)
    List<StorageVolRef> listVols();

    /**
     * Finds a volume by name.
     *
     * @param name its name
     * @return the volume
     * @throws NotFound when there is no such volume
     * @throws InvalidState when the pool does not run
     */
    @C("virStorageVolLookupByName")
    @Access(value = "storage_vol:getattr", readOnly = true)
    StorageVolRef volByName(String name);

    /**
     * Creates a volume.
     *
     * @param xml a {@code volume} document
     * @param flags how
     * @return the volume
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when there is a volume of that name
     * @throws InvalidState when the pool does not run
     */
    @C("virStorageVolCreateXML")
    @Access("storage_vol:create")
    default StorageVolRef createVol(String xml, Set<StorageVolCreateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Creates a volume with the content of another one, of this pool or of a different one.
     *
     * @param xml a {@code volume} document; the capacity is at least that of the original
     * @param original whose content to copy
     * @param flags how
     * @return the volume
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when there is a volume of that name
     * @throws InvalidState when the pool does not run
     * @throws Busy when the original is being written
     */
    @C("virStorageVolCreateXMLFrom")
    @Access("storage_vol:create")
    default StorageVolRef createVolFrom(String xml, StorageVolRef original, Set<StorageVolCreateFlag> flags) {
        throw new Unsupported();
    }
}
