package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.NotFound;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.spi.DriverKind;
import io.vireo.spi.Parts;
import io.vireo.storage.StoragePoolDefineFlag;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drivers for different types of pool serve one connection as if they were one. */
class StorageTest {

    /** The pools of one type. */
    static final class PoolsOfType implements StoragePools {

        private final String type;
        private final Map<String, StoragePoolRef> pools = new ConcurrentHashMap<>();

        PoolsOfType(String type, String... names) {
            this.type = type;
            for (String name : names) {
                definePool(pool(type, name), Set.of());
            }
        }

        @Override
        public List<StoragePoolRef> listPools(Set<StoragePoolListFlag> flags) {
            return List.copyOf(pools.values());
        }

        @Override
        public String poolCapabilities() {
            String others = type.equals("dir") ? "" : "<pool type='dir' supported='no'/>";
            return "<storagepoolCapabilities>" + others + "<pool type='" + type
                    + "' supported='yes'><x/></pool></storagepoolCapabilities>";
        }

        @Override
        public StoragePoolRef poolByName(String name) {
            if (!pools.containsKey(name)) {
                throw VirtException.of(ErrorFacts.of(ErrorCode.NO_STORAGE_POOL, "no " + type + " pool '" + name + "'"));
            }
            return pools.get(name);
        }

        @Override
        public StoragePoolRef poolByUuid(UUID uuid) {
            return pools.values().stream()
                    .filter(each -> each.uuid().equals(uuid))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(ErrorCode.NO_STORAGE_POOL, "no " + type + " pool " + uuid));
        }

        @Override
        public StoragePoolRef definePool(String xml, Set<StoragePoolDefineFlag> flags) {
            Element pool = Element.parse(xml, "pool");
            if (!pool.has("type", type)) {
                throw new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, "this driver has " + type + " pools only");
            }
            String name = pool.child("name").orElseThrow().text();
            StoragePoolRef ref = new StoragePoolRef(name, new UUID(type.hashCode(), name.hashCode()));
            pools.put(name, ref);
            return ref;
        }
    }

    /** One pool, which has one volume with the name of the driver's type. */
    record Pool(String type, StoragePoolRef ref) implements StorageVols {

        @Override
        public List<StorageVolRef> listVols() {
            return List.of(volByName(type));
        }

        @Override
        public StorageVolRef volByName(String name) {
            if (!name.equals(type)) {
                throw VirtException.of(ErrorFacts.of(ErrorCode.NO_STORAGE_VOL, "no volume '" + name + "'"));
            }
            return new StorageVolRef(ref.name(), name, name);
        }
    }

    private final Board board = new Board();

    StorageTest() {
        board.plug(FakeDriver.hypervisor("fake").takes(DriverKind.STORAGE));
    }

    @AfterEach
    void stop() {
        board.close();
    }

    private static String pool(String type, String name) {
        return Element.of("pool").with("type", type).add("name", name).toString();
    }

    private static FakeDriver storage(String type, String... names) {
        PoolsOfType pools = new PoolsOfType(type, names);
        return FakeDriver.of(DriverKind.STORAGE, type)
                .with(PoolsOfType.class, pools)
                .with(Parts.of(Pool.class), StoragePoolRef.class, ref -> {
                    StoragePoolRef pool = (StoragePoolRef) ref;
                    return new Pool(type, pools.poolByName(pool.name()));
                });
    }

    private static List<String> names(Connect connect) {
        return connect.as(StoragePools.class).listPools(Set.of()).stream()
                .map(StoragePoolRef::name)
                .sorted()
                .toList();
    }

    private Connect both() {
        board.plug(storage("dir", "images", "iso"));
        board.plug(storage("logical", "vg0"));
        return board.open("fake:///system");
    }

    @Test
    void listsAreJoined() {
        assertEquals(List.of("images", "iso", "vg0"), names(both()));
    }

    @Test
    void aTypeThatOneDriverSupportsIsSupported() {
        board.plug(storage("logical", "vg0"));
        board.plug(storage("dir", "images"));
        String merged = board.open("fake:///system").as(StoragePools.class).poolCapabilities();
        assertEquals(
                Element.parse("<storagepoolCapabilities><pool type='dir' supported='yes'><x/></pool>"
                        + "<pool type='logical' supported='yes'><x/></pool></storagepoolCapabilities>"),
                Element.parse(merged).stripped());
    }

    @Test
    void aLookUpAsksOneAfterTheOther() {
        StoragePools pools = both().as(StoragePools.class);
        assertEquals("vg0", pools.poolByName("vg0").name());
        assertEquals("iso", pools.poolByName("iso").name());
        String message =
                assertThrows(NotFound.class, () -> pools.poolByName("none")).getMessage();
        assertEquals("Storage pool not found: no dir pool 'none'", message);
    }

    @Test
    void aDefinitionGoesToTheDriverOfItsType() {
        Connect connect = both();
        StoragePools pools = connect.as(StoragePools.class);
        pools.definePool(pool("logical", "vg1"), Set.of());
        pools.definePool(pool("dir", "tmp"), Set.of());
        assertEquals(List.of("images", "iso", "tmp", "vg0", "vg1"), names(connect));
        assertEquals(List.of("logical"), volumes(connect, "vg1"));
        String message = assertThrows(Unsupported.class, () -> pools.definePool(pool("rbd", "x"), Set.of()))
                .getMessage();
        assertEquals(
                "unsupported configuration: this driver has dir pools only; this driver has logical pools only",
                message);
    }

    @Test
    void aNameThatOneDriverHasGivenAwayIsRefusedForAPoolOfAnother() {
        Connect connect = both();
        StoragePools pools = connect.as(StoragePools.class);
        StoragePoolRef images = pools.poolByName("images");
        String message = assertThrows(AlreadyExists.class, () -> pools.definePool(pool("logical", "images"), Set.of()))
                .getMessage();
        assertEquals("operation failed: pool 'images' already exists with uuid " + images.uuid(), message);
        String withUuid = pool("logical", "other").replace("</name>", "</name><uuid>" + images.uuid() + "</uuid>");
        assertThrows(AlreadyExists.class, () -> pools.definePool(withUuid, Set.of()));
        assertEquals(images, pools.definePool(pool("dir", "images"), Set.of()), "its own driver may define it again");
        assertEquals(List.of("images", "iso", "vg0"), names(connect));
        assertEquals(List.of("dir"), volumes(connect, "images"));
    }

    @Test
    void ofTwoThatGiveANameAtOnceToPoolsOfTwoDriversOneIsRefused() throws Exception {
        Connect one = both();
        Connect other = board.open("fake:///system");
        ExecutorService users = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 200; round++) {
                String name = "pool" + round;
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Boolean> dir = users.submit(() -> isDefined(one, start, pool("dir", name)));
                Future<Boolean> logical = users.submit(() -> isDefined(other, start, pool("logical", name)));
                assertTrue(dir.get() ^ logical.get(), name + " is given once");
                assertEquals(1, names(one).stream().filter(name::equals).count());
            }
        } finally {
            users.shutdownNow();
        }
    }

    private static boolean isDefined(Connect connect, CyclicBarrier start, String xml) throws Exception {
        start.await();
        try {
            connect.as(StoragePools.class).definePool(xml, Set.of());
            return true;
        } catch (AlreadyExists refusal) {
            return false;
        }
    }

    private static List<String> volumes(Connect connect, String pool) {
        return connect.at(connect.as(StoragePools.class).poolByName(pool)).as(StorageVols.class).listVols().stream()
                .map(StorageVolRef::name)
                .toList();
    }

    @Test
    void thePartsOfAPoolAreItsDriversAndAMissingVolumeIsNotLookedForElsewhere() {
        Connect connect = both();
        assertEquals(List.of("dir"), volumes(connect, "images"));
        assertEquals(List.of("logical"), volumes(connect, "vg0"));
        StorageVols images =
                connect.at(connect.as(StoragePools.class).poolByName("images")).as(StorageVols.class);
        VirtException failure = assertThrows(NotFound.class, () -> images.volByName("logical"));
        assertEquals(ErrorCode.NO_STORAGE_VOL, failure.code().orElseThrow());
    }

    @Test
    void aTypeOfPoolIsAddedToAnOpenConnection() {
        board.plug(storage("dir", "images"));
        Connect connect = board.open("fake:///system");
        assertEquals(List.of("images"), names(connect));
        board.plug(storage("iscsi", "target"));
        Await.until("joined", () -> names(connect).size() == 2);
        assertEquals(List.of("iscsi"), volumes(connect, "target"));
    }

    @Test
    void aTypeOfPoolThatWentFailsClearlyAndTheRestWorks() {
        board.plug(storage("dir", "images"));
        Plugged logical = board.plug(storage("logical", "vg0"));
        Connect connect = board.open("fake:///system");
        StoragePools pools = connect.as(StoragePools.class);
        StoragePoolRef vg0 = pools.poolByName("vg0");

        board.pull(logical);

        assertEquals(List.of("images"), names(connect));
        assertEquals(List.of("dir"), volumes(connect, "images"));
        assertThrows(StaleHandle.class, () -> pools.poolByName("vg0"));
        assertThrows(
                StaleHandle.class, () -> connect.at(vg0).as(StorageVols.class).listVols());
        String message = assertThrows(Unsupported.class, () -> pools.definePool(pool("logical", "x"), Set.of()))
                .getMessage();
        assertTrue(message.contains("dir pools only") && message.contains("driver logical"), message);
    }

    @Test
    void storageAloneIsAllStorageAndLastsAsLongAsAnyOfIt() {
        Plugged dir = board.plug(storage("dir", "images"));
        Plugged logical = board.plug(storage("logical", "vg0"));
        Connect connect = board.open("storage:///system");
        assertEquals(List.of("images", "vg0"), names(connect));
        board.pull(dir);
        assertEquals(List.of("vg0"), names(connect));
        board.pull(logical);
        assertFalse(connect.isOpen());
        assertThrows(StaleHandle.class, () -> names(connect));
    }
}
