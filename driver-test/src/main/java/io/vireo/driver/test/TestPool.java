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
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A storage pool of the simulated host, with the volumes that it would have. */
final class TestPool {

    private final World world;
    private final String name;
    private final UUID uuid;
    private final Map<String, TestVol> vols = new LinkedHashMap<>();
    private volatile Standing standing;

    TestPool(World world, String name, UUID uuid, Standing standing) {
        this.world = world;
        this.name = name;
        this.uuid = uuid;
        this.standing = standing;
    }

    World world() {
        return world;
    }

    String name() {
        return name;
    }

    UUID uuid() {
        return uuid;
    }

    Standing standing() {
        return standing;
    }

    StoragePoolRef ref() {
        return new StoragePoolRef(name, uuid);
    }

    synchronized Standing change(UnaryOperator<Standing> change) {
        standing = change.apply(standing);
        return standing;
    }

    void tell(StoragePoolLifecycle what) {
        world.tell(new StoragePoolEvent.Lifecycle(ref(), what));
    }

    /** Says whether this very object is on its host: another thread may have removed it. */
    boolean isThere() {
        return world.pools().find(uuid).filter(each -> each == this).isPresent();
    }

    synchronized void forgetIfGone() {
        if (!standing.active() && !standing.isPersistent()) {
            world.pools().remove(uuid);
        }
    }

    TestPool requireActive() {
        if (!standing.active()) {
            throw new InvalidState("storage pool '" + name + "' is not active");
        }
        return this;
    }

    TestPool requireInactive() {
        if (standing.active()) {
            throw new InvalidState("storage pool '" + name + "' is active");
        }
        return this;
    }

    String type() {
        return Element.parse(standing.present()).attribute("type").orElse("dir");
    }

    /** The folder in which its volumes appear. */
    String targetPath() {
        return Element.parse(standing.present()).at("target/path").orElse("/" + name);
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
