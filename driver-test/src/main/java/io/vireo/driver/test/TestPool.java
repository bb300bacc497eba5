package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolRef;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A storage pool of the simulated host, with the volumes that it would have. */
final class TestPool implements Definable {

    private final World world;
    private final Footing footing;
    private final Map<String, TestVol> vols = new LinkedHashMap<>();

    TestPool(World world, Footing footing) {
        this.world = world;
        this.footing = footing;
    }

    World world() {
        return world;
    }

    @Override
    public Footing footing() {
        return footing;
    }

    StoragePoolRef ref() {
        return new StoragePoolRef(name(), uuid());
    }

    void tell(StoragePoolLifecycle what) {
        world.tell(new StoragePoolEvent.Lifecycle(ref(), what));
    }

    TestPool requireActive() {
        if (!standing().active()) {
            throw new InvalidState("storage pool '" + name() + "' is not active");
        }
        return this;
    }

    TestPool requireInactive() {
        if (standing().active()) {
            throw new InvalidState("storage pool '" + name() + "' is active");
        }
        return this;
    }

    String type() {
        return Element.parse(standing().present()).attribute("type").orElse("dir");
    }

    /** The folder in which its volumes appear. */
    String targetPath() {
        return Element.parse(standing().present()).at("target/path").orElse("/" + name());
    }

    synchronized List<TestVol> vols() {
        return List.copyOf(vols.values());
    }

    synchronized Optional<TestVol> find(String vol) {
        return Optional.ofNullable(vols.get(vol));
    }

    TestVol require(String vol) {
        return find(vol)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching name '" + vol + "'"));
    }

    /** Adds a volume unless there is one of that name; returns the one that is in the way. */
    synchronized Optional<TestVol> add(TestVol vol) {
        return Optional.ofNullable(vols.putIfAbsent(vol.name(), vol));
    }

    synchronized void remove(String vol) {
        vols.remove(vol);
    }

    Bytes allocation() {
        return Bytes.of(
                vols().stream().mapToLong(vol -> vol.allocation().bytes()).sum());
    }

    Bytes available() {
        return Bytes.of(Math.max(0, PoolXml.CAPACITY.bytes() - allocation().bytes()));
    }
}
