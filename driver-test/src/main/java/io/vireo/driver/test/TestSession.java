package io.vireo.driver.test;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.event.VirtEvent;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.NetworkRef;
import io.vireo.spi.DriverSession;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One connection to a world: it hears of events and takes its guests along when it goes. */
final class TestSession implements DriverSession {

    private final World world;
    private final Consumer<VirtEvent> events;
    private final Runnable leave;
    private final Set<TestDomain> takenAlong = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    TestSession(World world, Consumer<VirtEvent> events, Runnable leave) {
        this.world = world;
        this.events = events;
        this.leave = leave;
        world.listen(events);
    }

    World world() {
        return world;
    }

    /** Remembers a domain that is destroyed when the connection closes. */
    void takeAlong(TestDomain domain) {
        takenAlong.add(domain);
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return new TestConnect(world, this);
        }
        if (ref instanceof DomainRef domain) {
            return domain(domain);
        }
        if (ref instanceof SnapshotRef snapshot) {
            return domain(snapshot.domain()).snapshots().require(snapshot.name());
        }
        if (ref instanceof CheckpointRef checkpoint) {
            return domain(checkpoint.domain()).checkpoints().require(checkpoint.name());
        }
        return hostSubject(ref);
    }

    private Object hostSubject(Ref ref) {
        if (ref instanceof NetworkRef network) {
            return world.networks().require(network.uuid());
        }
        if (ref instanceof StoragePoolRef pool) {
            return world.pools().require(pool.uuid());
        }
        if (ref instanceof StorageVolRef vol) {
            return world.pools().require(vol.pool()).require(vol.name());
        }
        if (ref instanceof InterfaceRef face) {
            return world.interfaces().require(face.name());
        }
        if (ref instanceof NodeDeviceRef device) {
            return world.devices().require(device.name());
        }
        throw new NotFound(ErrorCode.NO_SUPPORT, "the test driver has no " + ref.label());
    }

    private TestDomain domain(DomainRef ref) {
        return world.domains()
                .find(ref.uuid())
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_DOMAIN, "no domain with matching uuid '" + ref.uuid() + "' (" + ref.name() + ")"));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            takenAlong.forEach(TestDomain::destroyIfActive);
            world.ignore(events);
            leave.run();
        }
    }
}
