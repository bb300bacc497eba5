package io.vireo.driver.test;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;

/**
 * The hypervisor in memory: {@code test:///default} for a host with one of everything, {@code test:///path/to/file.xml} for
 * a host of one's own.
 *
 * <p>It has its own networks, storage, interfaces and devices. Connections to the same path see the same host as long as
 * one of them is open.
 */
@Component(service = Driver.class)
public final class TestDriver implements Driver {

    private static final String DEFAULT = "/default";

    private final Map<String, Shared> worlds = new HashMap<>();

    /** A world, and how many connections see it. */
    private static final class Shared {

        private final World world;
        private int connections;

        Shared(World world) {
            this.world = world;
        }
    }

    /** Makes the driver; everything else happens when a connection is opened. */
    public TestDriver() {}

    @Override
    public String name() {
        return "TEST";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.HYPERVISOR;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("test");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.TEST;
    }

    @Override
    public Set<DriverKind> companions() {
        return EnumSet.noneOf(DriverKind.class);
    }

    @Override
    public List<Parts<?>> parts() {
        return TestParts.ALL;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        String path = pathOf(request.uri());
        Shared shared = join(path, path.equals(DEFAULT) ? DefaultHost::world : () -> WorldFile.read(path));
        return new TestSession(shared.world, request.events(), () -> leave(path));
    }

    private static String pathOf(ConnectUri uri) {
        if (uri.path().isEmpty() || uri.path().equals("/")) {
            throw new VirtException(ErrorCode.INVALID_ARG, "testOpen: supply a path or use test:///default");
        }
        return uri.path();
    }

    private synchronized Shared join(String path, Supplier<World> make) {
        Shared shared = worlds.get(path);
        if (shared == null) {
            shared = new Shared(make.get());
            worlds.put(path, shared);
        }
        shared.connections++;
        return shared;
    }

    private synchronized void leave(String path) {
        Shared shared = worlds.get(path);
        shared.connections--;
        if (shared.connections == 0) {
            worlds.remove(path);
        }
    }
}
