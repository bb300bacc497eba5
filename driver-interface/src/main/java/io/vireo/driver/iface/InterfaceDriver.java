package io.vireo.driver.iface;

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
 * Network interfaces of the host: alone at {@code interface:///system}, and beside every hypervisor of this host.
 *
 * <p>Sessions of the same folders share their definitions.
 */
@Component(service = Driver.class)
public final class InterfaceDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(Parts.of(InterfaceSession.class), Parts.of(OneInterface.class));

    private final SharedHosts<InterfaceHost> hosts;

    /** Makes the driver; nothing is opened yet. */
    public InterfaceDriver() {
        this(new RealLinks());
    }

    InterfaceDriver(HostLinks links) {
        this.hosts = new SharedHosts<>(folders -> InterfaceHost.open(folders, links), InterfaceHost::close);
    }

    @Override
    public String name() {
        return "iproute";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.INTERFACE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("interface");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.INTERFACE;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = StateFolders.of(request, "interface");
        return new InterfaceSession(hosts.join(folders), () -> hosts.leave(folders));
    }
}
