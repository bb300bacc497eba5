package io.vireo.driver.network.bridge;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.event.VirtEvent;
import io.vireo.network.DhcpLeases;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkPorts;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session of the driver, used as the registry does. */
final class Opened implements AutoCloseable {

    private final Driver driver;
    private final DriverSession session;
    final List<VirtEvent> events = new CopyOnWriteArrayList<>();

    Opened(HostNetwork host, Path folder) {
        this.driver = new BridgeDriver(host);
        this.session = driver.open(new OpenRequest(
                ConnectUri.parse("network:///embed?root=" + folder), Set.of(), events::add, Optional.of(folder)));
    }

    void listen(Class<? extends VirtEvent> kind) {
        session.listen(Set.of(kind));
    }

    Networks networks() {
        return part(Networks.class, ConnectRef.INSTANCE);
    }

    NetworkRef define(String xml) {
        return networks().defineNetwork(xml, Set.of());
    }

    NetworkControl control(NetworkRef ref) {
        return part(NetworkControl.class, ref);
    }

    DhcpLeases leases(NetworkRef ref) {
        return part(DhcpLeases.class, ref);
    }

    NetworkPorts ports(NetworkRef ref) {
        return part(NetworkPorts.class, ref);
    }

    <F extends Facet> F part(Class<F> facet, Ref ref) {
        Parts<?> parts = driver.parts().stream()
                .filter(each -> each.facets().contains(facet))
                .findFirst()
                .orElseThrow();
        return parts.bind(facet, session.subject(ref));
    }

    @Override
    public void close() {
        session.close();
    }
}
