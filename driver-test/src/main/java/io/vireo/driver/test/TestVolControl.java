package io.vireo.driver.test;

import io.vireo.driver.kit.Flags;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolInfo;
import io.vireo.storage.StorageVolInfoFlag;
import java.util.Set;

/** One volume of a simulated pool. */
final class TestVolControl implements StorageVolControl {

    private final TestVol vol;

    TestVolControl(TestVol vol) {
        this.vol = vol;
        vol.pool().requireActive();
    }

    @Override
    public String xmlDesc() {
        return vol.text();
    }

    @Override
    public StorageVolInfo info(Set<StorageVolInfoFlag> flags) {
        Flags.only("testStorageVolGetInfo", flags);
        return new StorageVolInfo(vol.type(), vol.capacity(), vol.allocation());
    }

    @Override
    public String path() {
        return vol.path();
    }

    @Override
    public void delete(Set<StorageVolDeleteFlag> flags) {
        Flags.only("testStorageVolDelete", flags);
        vol.pool().remove(vol.name());
    }
}
