package io.vireo.driver.kit.storage;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.spi.Doorway;
import io.vireo.spi.DriverSession;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;

/**
 * One open connection.
 *
 * @param host the pools that it sees
 * @param companions the way to the secrets, and to pools of other drivers
 * @param release what to do when it ends
 */
record StorageSession(StorageHost host, Doorway companions, Runnable release) implements DriverSession {

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof StoragePoolRef pool) {
            return new OpenPool(this, host.require(pool));
        }
        if (ref instanceof StorageVolRef volume) {
            return new OpenVolume(this, volume(volume));
        }
        throw new Unsupported();
    }

    HostVolume volume(StorageVolRef ref) {
        HostPool pool = host.pools()
                .find(ref.pool())
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_STORAGE_POOL, "no storage pool with matching name '" + ref.pool() + "'"));
        return pool.require(ref.name());
    }

    @Override
    public void close() {
        release.run();
    }
}
