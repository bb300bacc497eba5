package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.Flags;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolDefineFlag;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolRef;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The storage pools of the simulated host. */
final class TestPools implements StoragePools {

    private final World world;

    TestPools(TestConnect connect) {
        this.world = connect.world();
    }

    @Override
    public List<StoragePoolRef> listPools(Set<StoragePoolListFlag> flags) {
        return world.pools().list().stream()
                .filter(each -> isMeant(each, flags))
                .map(TestPool::ref)
                .toList();
    }

    private static boolean isMeant(TestPool pool, Set<StoragePoolListFlag> flags) {
        Standing now = pool.standing();
        EnumSet<StoragePoolListFlag> types = EnumSet.range(StoragePoolListFlag.DIR, StoragePoolListFlag.ISCSI_DIRECT);
        types.retainAll(flags);
        String type = pool.type().toUpperCase(Locale.ROOT).replace('-', '_');
        return Flags.matches(flags, StoragePoolListFlag.ACTIVE, StoragePoolListFlag.INACTIVE, now.active())
                && Flags.matches(
                        flags, StoragePoolListFlag.PERSISTENT, StoragePoolListFlag.TRANSIENT, now.isPersistent())
                && Flags.matches(
                        flags, StoragePoolListFlag.AUTOSTART, StoragePoolListFlag.NO_AUTOSTART, now.autostart())
                && (types.isEmpty()
                        || types.stream().anyMatch(each -> each.name().equals(type)));
    }

    @Override
    public StoragePoolRef poolByName(String name) {
        return world.pools().require(name).ref();
    }

    @Override
    public StoragePoolRef poolByUuid(UUID uuid) {
        return world.pools().require(uuid).ref();
    }

    @Override
    public StoragePoolRef poolByVolume(StorageVolRef vol) {
        return world.pools().require(vol.pool()).requireActive().ref();
    }

    @Override
    public StoragePoolRef definePool(String xml, Set<StoragePoolDefineFlag> flags) {
        Flags.only("testStoragePoolDefineXML", flags, StoragePoolDefineFlag.VALIDATE);
        TestPool pool = world.pools().define(PoolXml.complete(xml));
        pool.tell(StoragePoolLifecycle.DEFINED);
        return pool.ref();
    }

    @Override
    public StoragePoolRef createPool(String xml, Set<StoragePoolCreateFlag> flags) {
        Flags.only("testStoragePoolCreateXML", flags);
        TestPool pool = world.pools().create(PoolXml.complete(xml));
        pool.tell(StoragePoolLifecycle.STARTED);
        return pool.ref();
    }

    /** Puts a pool of a file on its host, defined and running, with the volumes that stand in it. */
    static void addRunning(World world, Element given) {
        TestPool made = world.pools().addRunning(PoolXml.complete(given));
        given.children("volume").forEach(each -> made.add(TestVol.ofFile(made, each)));
    }

    @Override
    public String findPoolSources(String type, Optional<String> source) {
        return PoolSources.find(type, source);
    }

    @Override
    public StorageVolRef volByKey(String key) {
        return vol(vol -> vol.key().equals(key))
                .orElseThrow(
                        () -> new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching key '" + key + "'"));
    }

    @Override
    public StorageVolRef volByPath(String path) {
        return vol(vol -> vol.path().equals(path))
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + path + "'"));
    }

    private Optional<StorageVolRef> vol(Predicate<TestVol> which) {
        return world.pools().list().stream()
                .filter(pool -> pool.standing().active())
                .flatMap(pool -> pool.vols().stream())
                .filter(which)
                .map(TestVol::ref)
                .findFirst();
    }
}
