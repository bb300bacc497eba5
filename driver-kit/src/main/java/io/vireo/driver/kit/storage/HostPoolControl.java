package io.vireo.driver.kit.storage;

import io.vireo.Bytes;
import io.vireo.driver.kit.Flags;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.storage.StoragePoolInfo;
import io.vireo.storage.StoragePoolState;
import io.vireo.storage.StorageXmlFlag;
import java.util.Optional;
import java.util.Set;

/** One pool of a host. */
final class HostPoolControl implements StoragePoolControl {

    private final HostPool pool;

    HostPoolControl(HostPool pool) {
        this.pool = pool;
    }

    @Override
    public String xmlDesc(Set<StorageXmlFlag> flags) {
        return pool.document(flags.contains(StorageXmlFlag.INACTIVE));
    }

    @Override
    public StoragePoolInfo info() {
        StoragePoolState state = pool.isActive() ? StoragePoolState.RUNNING : StoragePoolState.INACTIVE;
        PoolSizes sizes = pool.sizes();
        return new StoragePoolInfo(
                state, Bytes.of(sizes.capacity()), Bytes.of(sizes.allocation()), Bytes.of(sizes.available()));
    }

    /** What is to be built before a start; empty for nothing. */
    static Optional<Set<StoragePoolBuildFlag>> building(Set<StoragePoolCreateFlag> flags) {
        Flags.notBoth(
                "storagePoolCreate",
                flags,
                StoragePoolCreateFlag.WITH_BUILD_OVERWRITE,
                StoragePoolCreateFlag.WITH_BUILD_NO_OVERWRITE);
        if (flags.contains(StoragePoolCreateFlag.WITH_BUILD_OVERWRITE)) {
            return Optional.of(Set.of(StoragePoolBuildFlag.OVERWRITE));
        }
        if (flags.contains(StoragePoolCreateFlag.WITH_BUILD_NO_OVERWRITE)) {
            return Optional.of(Set.of(StoragePoolBuildFlag.NO_OVERWRITE));
        }
        return flags.contains(StoragePoolCreateFlag.WITH_BUILD) ? Optional.of(Set.of()) : Optional.empty();
    }

    @Override
    public void start(Set<StoragePoolCreateFlag> flags) {
        Optional<Set<StoragePoolBuildFlag>> build = building(flags);
        synchronized (pool) {
            pool.requireInactive("already");
            if (build.isPresent()) {
                pool.type().build(pool.kept(), build.get());
                pool.tell(StoragePoolLifecycle.CREATED);
            }
            pool.host().start(pool);
            pool.tell(StoragePoolLifecycle.STARTED);
        }
        pool.host().events().flush();
    }

    @Override
    public void build(Set<StoragePoolBuildFlag> flags) {
        synchronized (pool) {
            pool.requireInactive("already");
            pool.type().build(pool.kept(), flags);
            pool.tell(StoragePoolLifecycle.CREATED);
        }
        pool.host().events().flush();
    }

    @Override
    public void destroy() {
        pool.host().stop(pool);
        pool.tell(StoragePoolLifecycle.STOPPED);
        pool.host().events().flush();
    }

    @Override
    public void delete(Set<StoragePoolDeleteFlag> flags) {
        synchronized (pool) {
            pool.requireInactive("still");
            pool.type().delete(pool.kept(), flags);
            pool.tell(StoragePoolLifecycle.DELETED);
        }
        pool.host().events().flush();
    }

    @Override
    public void undefine() {
        pool.host().undefine(pool);
        pool.tell(StoragePoolLifecycle.UNDEFINED);
        pool.host().events().flush();
    }

    @Override
    public void refresh() {
        pool.refresh();
        pool.host().events().flush();
    }

    @Override
    public boolean autostart() {
        return pool.autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        pool.host().autostart(pool, autostart);
    }

    @Override
    public boolean isActive() {
        return pool.isActive();
    }

    @Override
    public boolean isPersistent() {
        return pool.isPersistent();
    }
}
