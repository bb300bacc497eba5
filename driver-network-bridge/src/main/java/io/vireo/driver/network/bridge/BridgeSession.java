package io.vireo.driver.network.bridge;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.event.NetworkEvent;
import io.vireo.event.VirtEvent;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkRef;
import io.vireo.spi.DriverSession;
import java.util.Set;
import java.util.function.Consumer;

/** One open connection: finds networks and their ports, and hears events. */
final class BridgeSession implements DriverSession {

    private final BridgeHost host;
    private final Consumer<VirtEvent> events;
    private final Runnable release;

    BridgeSession(BridgeHost host, Consumer<VirtEvent> events, Runnable release) {
        this.host = host;
        this.events = events;
        this.release = release;
    }

    BridgeHost host() {
        return host;
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof NetworkRef network) {
            return host.require(network.uuid());
        }
        if (ref instanceof NetworkPortRef port) {
            return BridgePort.require(host.require(port.network().uuid()), port.uuid());
        }
        throw new Unsupported();
    }

    @Override
    public void listen(Set<Class<? extends VirtEvent>> kinds) {
        if (kinds.stream().anyMatch(kind -> kind.isAssignableFrom(NetworkEvent.Lease.class))) {
            host.watch().listenToLeases();
        }
    }

    @Override
    public void close() {
        host.events().remove(events);
        release.run();
    }
}
