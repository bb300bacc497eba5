package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** The volumes of a pool. */
final class TestVols implements StorageVols {

    private final TestPool pool;

    TestVols(TestPool pool) {
        this.pool = pool;
    }

    @Override
    public List<StorageVolRef> listVols() {
        return pool.requireActive().vols().stream().map(TestVol::ref).toList();
    }

    @Override
    public StorageVolRef volByName(String name) {
        return pool.requireActive().require(name).ref();
    }

    @Override
    public StorageVolRef createVol(String xml, Set<StorageVolCreateFlag> flags) {
        Flags.only("testStorageVolCreateXML", flags, StorageVolCreateFlag.VALIDATE);
        return add(xml);
    }

    @Override
    public StorageVolRef createVolFrom(String xml, StorageVolRef original, Set<StorageVolCreateFlag> flags) {
        Flags.only("testStorageVolCreateXMLFrom", flags, StorageVolCreateFlag.VALIDATE);
        pool.requireActive();
        pool.world().pools().require(original.pool()).requireActive().require(original.name());
        return add(xml);
    }

    private StorageVolRef add(String xml) {
        pool.requireActive();
        TestVol vol = TestVol.of(pool, Element.parse(xml, "storage_volume_definition"));
        if (pool.find(vol.name()).isPresent()) {
            throw exists();
        }
        if (vol.allocation().compareTo(pool.available()) > 0) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR, "Not enough free space in pool for volume '" + vol.name() + "'");
        }
        pool.add(vol).ifPresent(old -> {
            throw exists();
        });
        return vol.ref();
    }

    private static AlreadyExists exists() {
        return new AlreadyExists(ErrorCode.OPERATION_FAILED, "storage vol already exists");
    }
}
