package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.event.VirtEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One simulated host with everything on it, shared by all connections to the same path. It begins as a file says and is
 * forgotten with its last connection.
 */
final class World {

    private final HostFacts host;
    private final ObjectTable<TestDomain> domains = new ObjectTable<>();
    private final DefinableTable<TestNetwork> networks =
            new DefinableTable<>(this, TestNetwork::new, ErrorCode.NO_NETWORK, "network", "network");
    private final DefinableTable<TestPool> pools =
            new DefinableTable<>(this, TestPool::new, ErrorCode.NO_STORAGE_POOL, "pool", "storage pool");
    private final InterfaceTable interfaces = new InterfaceTable();
    private final DeviceTree devices = new DeviceTree(this::tell);
    private final List<Consumer<VirtEvent>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final WorldContents contents;
    private final Set<WorldKind> begun = EnumSet.noneOf(WorldKind.class);
    private volatile Set<WorldKind> filled = Set.of();

    World(HostFacts host, WorldContents contents) {
        this.host = host;
        this.contents = contents;
    }

    /** Fills what is not yet filled, with everything that stands on the host in the beginning. */
    void fill() {
        for (WorldKind kind : WorldKind.values()) {
            require(kind);
        }
    }

    /** Fills a kind of objects when it is first looked at: who lists domains does not pay for devices. */
    private void require(WorldKind kind) {
        if (filled.contains(kind)) {
            return;
        }
        synchronized (begun) {
            if (begun.add(kind)) {
                contents.fill(this, kind);
                Set<WorldKind> more = EnumSet.of(kind);
                more.addAll(filled);
                filled = more;
            }
        }
    }

    HostFacts host() {
        return host;
    }

    ObjectTable<TestDomain> domains() {
        require(WorldKind.DOMAINS);
        return domains;
    }

    DefinableTable<TestNetwork> networks() {
        require(WorldKind.NETWORKS);
        return networks;
    }

    DefinableTable<TestPool> pools() {
        require(WorldKind.POOLS);
        return pools;
    }

    InterfaceTable interfaces() {
        require(WorldKind.INTERFACES);
        return interfaces;
    }

    DeviceTree devices() {
        require(WorldKind.DEVICES);
        return devices;
    }

    /** The id of the next domain that starts. */
    int nextId() {
        return lastId.incrementAndGet();
    }

    void listen(Consumer<VirtEvent> listener) {
        listeners.add(listener);
    }

    void ignore(Consumer<VirtEvent> listener) {
        listeners.remove(listener);
    }

    /** Tells every connection what happened. */
    void tell(VirtEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
