package io.vireo.driver.nodedev;

import io.vireo.ErrorDomain;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Devices of the host: alone at {@code nodedev:///system}, and beside every hypervisor of this host. */
@Component(service = Driver.class)
public final class NodeDeviceDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(Parts.of(NodeDeviceSession.class), Parts.of(OneDevice.class));

    private final NodeDeviceHost host;

    /** Makes the driver; nothing is opened yet. */
    public NodeDeviceDriver() {
        this(NodeDeviceHost.ofThisHost());
    }

    NodeDeviceDriver(NodeDeviceHost host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "sysfs";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.NODE_DEVICE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("nodedev");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.NODEDEV;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return new NodeDeviceSession(host, request.events());
    }
}
