package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
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
import java.util.function.UnaryOperator;

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
        return Either.of(flags, StoragePoolListFlag.ACTIVE, StoragePoolListFlag.INACTIVE, now.active())
                && Either.of(flags, StoragePoolListFlag.PERSISTENT, StoragePoolListFlag.TRANSIENT, now.isPersistent())
                && Either.of(flags, StoragePoolListFlag.AUTOSTART, StoragePoolListFlag.NO_AUTOSTART, now.autostart())
                && (types.isEmpty()
                        || types.stream().anyMatch(each -> each.name().equals(type)));
    }

    @Override
    public StoragePoolRef poolByName(String name) {
        return require(world, name).ref();
    }

    @Override
    public StoragePoolRef poolByUuid(UUID uuid) {
        return require(world, uuid).ref();
    }

    static TestPool require(World world, String name) {
        return world.pools()
                .find(name)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_POOL, "no storage pool with matching name '" + name + "'"));
    }

    static TestPool require(World world, UUID uuid) {
        return world.pools()
                .find(uuid)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_POOL, "no storage pool with matching uuid '" + uuid + "'"));
    }

    @Override
    public StoragePoolRef poolByVolume(StorageVolRef vol) {
        return require(world, vol.pool()).requireActive().ref();
    }

    @Override
    public StoragePoolRef definePool(String xml, Set<StoragePoolDefineFlag> flags) {
        Allowed.only("testStoragePoolDefineXML", flags, StoragePoolDefineFlag.VALIDATE);
        Element document = PoolXml.complete(xml);
        TestPool made = make(world, document, Standing.defined(document.toString()));
        TestPool pool = put(made, now -> now.redefined(document.toString()));
        pool.tell(StoragePoolLifecycle.DEFINED);
        return pool.ref();
    }

    /** Adds a pool, or changes the one that is there; once more if that one was removed meanwhile. */
    private TestPool put(TestPool made, UnaryOperator<Standing> change) {
        while (true) {
            Optional<TestPool> old = world.pools().add(made.name(), made.uuid(), made);
            if (old.isEmpty()) {
                return made;
            }
            requireSame(old.get(), made);
            old.get().change(change);
            if (old.get().isThere()) {
                return old.get();
            }
        }
    }

    @Override
    public StoragePoolRef createPool(String xml, Set<StoragePoolCreateFlag> flags) {
        Element document = PoolXml.complete(xml);
        TestPool made = make(world, document, Standing.created(document.toString()));
        TestPool pool = put(made, now -> {
            if (now.active()) {
                throw new InvalidState("pool is already active as '" + made.name() + "'");
            }
            return new Standing(now.config(), Optional.of(document.toString()), true, now.autostart());
        });
        pool.tell(StoragePoolLifecycle.STARTED);
        return pool.ref();
    }

    /** Puts a pool of a file on its host, defined and running, with the volumes that stand in it. */
    static void addRunning(World world, Element given) {
        Element document = PoolXml.complete(given);
        TestPool made =
                make(world, document, Standing.defined(document.toString()).started());
        world.pools().add(made.name(), made.uuid(), made).ifPresent(old -> requireSame(old, made));
        given.children("volume").forEach(each -> made.add(TestVol.of(made, each)));
    }

    private static TestPool make(World world, Element document, Standing standing) {
        return new TestPool(world, document.at("name").orElseThrow(), DomainXml.uuid(document), standing);
    }

    private static void requireSame(TestPool old, TestPool made) {
        if (!old.uuid().equals(made.uuid())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED, "pool '" + old.name() + "' already exists with uuid " + old.uuid());
        }
        if (!old.name().equals(made.name())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED, "pool '" + old.name() + "' is already defined with uuid " + old.uuid());
        }
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
