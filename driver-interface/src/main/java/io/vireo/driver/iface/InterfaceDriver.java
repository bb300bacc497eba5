package io.vireo.driver.iface;

import io.vireo.ErrorDomain;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;

/** Network interfaces of the host: alone at {@code interface:///system}, and beside every hypervisor of this host. */
@Component(service = Driver.class)
public final class InterfaceDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(Parts.of(InterfaceSession.class), Parts.of(OneInterface.class));

    private final Supplier<Links> links;

    /** Makes the driver; nothing is opened yet. */
    public InterfaceDriver() {
        this(Links::ofThisHost);
    }

    InterfaceDriver(Supplier<Links> links) {
        this.links = links;
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
        return new InterfaceSession(links);
    }
}
