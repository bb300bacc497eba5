package io.vireo.driver.test;

import io.vireo.driver.kit.ObjectTable;
import io.vireo.event.VirtEvent;
import java.util.List;
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

    World(HostFacts host) {
        this.host = host;
    }

    HostFacts host() {
        return host;
    }

    ObjectTable<TestDomain> domains() {
        return domains;
    }

    ObjectTable<TestNetwork> networks() {
        return networks;
    }

    ObjectTable<TestPool> pools() {
        return pools;
    }

    InterfaceTable interfaces() {
        return interfaces;
    }

    DeviceTree devices() {
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
