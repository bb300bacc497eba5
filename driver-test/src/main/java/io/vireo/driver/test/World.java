package io.vireo.driver.test;

import io.vireo.driver.kit.ObjectTable;
import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Optional;
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
    private final ObjectTable<TestNetwork> networks = new ObjectTable<>();
    private final ObjectTable<TestPool> pools = new ObjectTable<>();
    private final InterfaceTable interfaces = new InterfaceTable();
    private final DeviceTree devices = new DeviceTree(this::tell);
    private final List<Consumer<VirtEvent>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final TapNames taps = new TapNames();
    private Optional<Consumer<World>> unread;

    World(HostFacts host) {
        this.host = host;
        this.unread = Optional.empty();
    }

    /**
     * A host of which networks, storage, interfaces and devices are read when the first of them is asked for: most who
     * open it never do, and reading them takes longer than all else. No event tells of what was there from the start.
     */
    World(HostFacts host, Consumer<World> later) {
        this.host = host;
        this.unread = Optional.of(later);
    }

    private synchronized void readAll() {
        if (unread.isPresent()) {
            Consumer<World> reader = unread.get();
            // First, for the reader comes by here with everything that it adds.
            unread = Optional.empty();
            reader.accept(this);
        }
    }

    HostFacts host() {
        return host;
    }

    ObjectTable<TestDomain> domains() {
        return domains;
    }

    ObjectTable<TestNetwork> networks() {
        readAll();
        return networks;
    }

    ObjectTable<TestPool> pools() {
        readAll();
        return pools;
    }

    InterfaceTable interfaces() {
        readAll();
        return interfaces;
    }

    DeviceTree devices() {
        readAll();
        return devices;
    }

    /** The id of the next domain that starts. */
    int nextId() {
        return lastId.incrementAndGet();
    }

    TapNames taps() {
        return taps;
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
