package io.vireo.driver.network.bridge;

import io.vireo.ErrorDomain;
import io.vireo.driver.kit.SharedHosts;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Virtual networks as bridges of the host: alone at {@code network:///system}, and beside every hypervisor of this host.
 *
 * <p>Sessions of the same folders share their networks, which are found with the first of them.
 */
@Component(service = Driver.class)
public final class BridgeDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(
            Parts.of(BridgeSession.class).with(BridgeNetworks.class, BridgeNetworks::new),
            Parts.of(BridgeNetwork.class)
                    .with(BridgeControl.class, BridgeControl::new)
                    .with(BridgeLeases.class, BridgeLeases::new)
                    .with(BridgePorts.class, BridgePorts::new)
                    .with(BridgeMetadata.class, BridgeMetadata::new),
            Parts.of(BridgePort.class));

    private final SharedHosts<BridgeHost> hosts;

    /** Makes the driver; nothing is opened yet. */
    public BridgeDriver() {
        this(new RealHost());
    }

    BridgeDriver(HostNetwork devices) {
        this.hosts = new SharedHosts<>(folders -> BridgeHost.open(folders, devices), BridgeHost::close);
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.NETWORK;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("network");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.NETWORK;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = StateFolders.of(request, "network");
        BridgeHost host = hosts.join(folders);
        if (request.uri().path().equals("/system")) {
            DefaultNetwork.offer(host);
        }
        host.events().add(request.events());
        return new BridgeSession(host, request.events(), () -> hosts.leave(folders));
    }
}
