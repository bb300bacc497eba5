package io.vireo.storage;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The storage pools of a connection: list, find, define, start; and volumes that are found without knowing their
 * pool.
 */
@ConsumerType
public interface StoragePools extends Facet.OfConnect {

    /**
     * Lists pools.
     *
     * @param flags which; none for all
     * @return the pools, in no promised order
     */
    @C(
            value = "virConnectListAllStoragePools",
            older = {
                "virConnectNumOfStoragePools",
                "virConnectListStoragePools",
                "virConnectNumOfDefinedStoragePools",
                "virConnectListDefinedStoragePools"
            })
    @Access(value = "connect:search_storage_pools", filter = "storage_pool:getattr", readOnly = true)
    List<StoragePoolRef> listPools(Set<StoragePoolListFlag> flags);

    /**
     * Finds a pool by name.
     *
     * @param name its name
     * @return the pool
     * @throws NotFound when there is no such pool
     */
    @C("virStoragePoolLookupByName")
    @Access(value = "storage_pool:getattr", readOnly = true)
    StoragePoolRef poolByName(String name);

    /**
     * Finds a pool by UUID.
     *
     * @param uuid its UUID
     * @return the pool
     * @throws NotFound when there is no such pool
     */
    @C(value = "virStoragePoolLookupByUUID", older = "virStoragePoolLookupByUUIDString")
    @Access(value = "storage_pool:getattr", readOnly = true)
    default StoragePoolRef poolByUuid(UUID uuid) {
        throw new Unsupported();
    }

    /**
     * Finds the pool of a volume.
     *
     * @param vol the volume
     * @return the pool
     * @throws NotFound when there is no such pool any more
     */
    @C("virStoragePoolLookupByVolume")
    @Access(value = "storage_pool:getattr", readOnly = true)
    default StoragePoolRef poolByVolume(StorageVolRef vol) {
        throw new Unsupported();
    }

    /**
     * Finds a pool by the place where its volumes appear.
     *
     * @param path the path that its definition has as target
     * @return the pool
     * @throws NotFound when there is no such pool
     */
    @C("virStoragePoolLookupByTargetPath")
    @Access(value = "storage_pool:getattr", readOnly = true)
    default StoragePoolRef poolByTargetPath(String path) {
        throw new Unsupported();
    }

    /**
     * Defines a pool that stays, or changes the definition of one of the same name and UUID.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the pool, not started
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when a pool has the name or the UUID but not both, or the same source
     */
    @C("virStoragePoolDefineXML")
    @Access({"storage_pool:write", "storage_pool:save"})
    default StoragePoolRef definePool(String xml, Set<StoragePoolDefineFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Starts a pool that vanishes when it stops; its content stays.
     *
     * @param xml the definition, in libvirt's format
     * @param flags whether to build it before
     * @return the running pool
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when a pool of that name or UUID runs
     */
    @C("virStoragePoolCreateXML")
    @Access({"storage_pool:start", "storage_pool:write"})
    default StoragePoolRef createPool(String xml, Set<StoragePoolCreateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Looks for storage from which pools can be made.
     *
     * @param type the type of pool, such as {@code logical}
     * @param source a {@code source} document that says where to look; empty for this host
     * @return a {@code sources} document
     * @throws Unsupported when that type cannot be searched for
     */
    @C("virConnectFindStoragePoolSources")
    @Access("connect:detect_storage_pools")
    default String findPoolSources(String type, Optional<String> source) {
        throw new Unsupported();
    }

    /**
     * Describes the types of pool that the driver knows, with their formats.
     *
     * @return a {@code storagepoolCapabilities} document
     */
    @C("virConnectGetStoragePoolCapabilities")
    @Access(value = "connect:read", readOnly = true)
    default String poolCapabilities() {
        throw new Unsupported();
    }

    /**
     * Finds a volume of any running pool by its key.
     *
     * @param key its key
     * @return the volume
     * @throws NotFound when there is no such volume
     */
    @C("virStorageVolLookupByKey")
    @Access(value = "storage_vol:getattr", readOnly = true)
    default StorageVolRef volByKey(String key) {
        throw new Unsupported();
    }

    /**
     * Finds a volume of any running pool by its path.
     *
     * @param path its path on the host
     * @return the volume
     * @throws NotFound when there is no such volume
     */
    @C("virStorageVolLookupByPath")
    @Access(value = "storage_vol:getattr", readOnly = true)
    default StorageVolRef volByPath(String path) {
        throw new Unsupported();
    }
}
