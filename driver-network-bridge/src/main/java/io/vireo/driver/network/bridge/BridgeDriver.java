package io.vireo.driver.network.bridge;

import io.vireo.ConnectUri;
import io.vireo.ErrorDomain;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    .with(BridgePorts.class, BridgePorts::new),
            Parts.of(BridgePort.class));

    private final HostNetwork devices;
    private final Map<StateFolders, Shared> hosts = new HashMap<>();

    private static final class Shared {
        private final BridgeHost host;
        private int sessions;

        private Shared(BridgeHost host) {
            this.host = host;
        }
    }

    /** Makes the driver; nothing is opened yet. */
    public BridgeDriver() {
        this(new RealHost());
    }

    BridgeDriver(HostNetwork devices) {
        this.devices = devices;
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
        StateFolders folders = folders(request.uri(), request.root());
        synchronized (hosts) {
            Shared shared = hosts.get(folders);
            if (shared == null) {
                shared = new Shared(BridgeHost.open(folders, devices));
                hosts.put(folders, shared);
            }
            shared.sessions++;
            shared.host.events().listen(request.events());
            return new BridgeSession(shared.host, request.events(), () -> release(folders));
        }
    }

    private void release(StateFolders folders) {
        synchronized (hosts) {
            Shared shared = hosts.get(folders);
            if (--shared.sessions == 0) {
                hosts.remove(folders);
            }
        }
    }

    private static StateFolders folders(ConnectUri uri, Optional<Path> root) {
        Optional<Path> chosen = uri.parameter("root").map(Path::of).or(() -> root);
        if (uri.path().equals("/session") && chosen.isEmpty()) {
            return StateFolders.ofUser(System.getenv(), Path.of(System.getProperty("user.home")))
                    .of("network");
        }
        return StateFolders.of(chosen).of("network");
    }
}
