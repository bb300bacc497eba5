package io.vireo.driver.test;

import io.vireo.InvalidState;
import io.vireo.driver.kit.Flags;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.storage.StoragePoolInfo;
import io.vireo.storage.StoragePoolState;
import io.vireo.storage.StorageXmlFlag;
import io.vireo.xml.Element;
import java.util.Set;

/** One storage pool of the simulated host. */
final class TestPoolControl implements StoragePoolControl {

    private final TestPool pool;

    TestPoolControl(TestPool pool) {
        this.pool = pool;
    }

    @Override
    public String xmlDesc(Set<StorageXmlFlag> flags) {
        Flags.only("testStoragePoolGetXMLDesc", flags, StorageXmlFlag.INACTIVE);
        Standing now = pool.standing();
        Element document = Element.parse(flags.contains(StorageXmlFlag.INACTIVE) ? now.next() : now.present());
        for (Element size : PoolXml.sizes(PoolXml.CAPACITY, pool.allocation())) {
            document = document.put(size);
        }
        return document.toString();
    }

    @Override
    public StoragePoolInfo info() {
        StoragePoolState state = pool.standing().active() ? StoragePoolState.RUNNING : StoragePoolState.INACTIVE;
        return new StoragePoolInfo(state, PoolXml.CAPACITY, pool.allocation(), pool.available());
    }

    @Override
    public void start(Set<StoragePoolCreateFlag> flags) {
        Flags.only("testStoragePoolCreate", flags);
        pool.change(now -> {
            pool.requireInactive();
            return now.started();
        });
        pool.tell(StoragePoolLifecycle.STARTED);
    }

    @Override
    public void build(Set<StoragePoolBuildFlag> flags) {
        Flags.only("testStoragePoolBuild", flags);
        pool.requireInactive();
        pool.tell(StoragePoolLifecycle.CREATED);
    }

    @Override
    public void destroy() {
        pool.change(now -> {
            pool.requireActive();
            return now.stopped();
        });
        pool.tell(StoragePoolLifecycle.STOPPED);
        pool.world().pools().forgetIfGone(pool);
    }

    @Override
    public void delete(Set<StoragePoolDeleteFlag> flags) {
        Flags.only("testStoragePoolDelete", flags);
        pool.requireInactive();
        pool.tell(StoragePoolLifecycle.DELETED);
    }

    @Override
    public void undefine() {
        pool.change(now -> {
            pool.requireInactive();
            return now.undefined();
        });
        pool.tell(StoragePoolLifecycle.UNDEFINED);
        pool.world().pools().forgetIfGone(pool);
    }

    @Override
    public void refresh() {
        pool.requireActive();
        pool.world().tell(new StoragePoolEvent.Refresh(pool.ref()));
    }

    @Override
    public boolean autostart() {
        return pool.standing().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        pool.change(now -> {
            if (!now.isPersistent()) {
                throw new InvalidState("pool has no config file");
            }
            return now.withAutostart(autostart);
        });
    }

    @Override
    public boolean isActive() {
        return pool.standing().active();
    }

    @Override
    public boolean isPersistent() {
        return pool.standing().isPersistent();
    }
}
