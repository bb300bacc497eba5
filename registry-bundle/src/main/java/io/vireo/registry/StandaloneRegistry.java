package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door outside of OSGi: finds drivers on the module path and on the class path; {@link Vireo#load()} makes it.
 *
 * <p>A driver that cannot be loaded is logged and left out.
 */
public final class StandaloneRegistry implements Vireo, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneRegistry.class);

    private final Switchboard switchboard = new Switchboard(Settings.PLAIN, AccessPolicy.ANYBODY);

    /** Loads every driver that {@link ServiceLoader} finds; never fails. */
    public StandaloneRegistry() {
        var found = ServiceLoader.load(Driver.class, StandaloneRegistry.class.getClassLoader()).stream()
                .toList();
        for (int index = 0; index < found.size(); index++) {
            add(found.get(index), index);
        }
    }

    private void add(ServiceLoader.Provider<Driver> provider, int index) {
        try {
            Class<? extends Driver> type = provider.type();
            String module = Optional.ofNullable(type.getModule().getName()).orElse(type.getName());
            switchboard.add(new Plugged(provider.get(), module, "", 0, index));
        } catch (ServiceConfigurationError | LinkageError broken) {
            LOG.warn("A driver cannot be loaded: {}", broken.toString());
        }
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags) {
        return switchboard.open(uri, flags);
    }

    @Override
    public List<DriverStatus> drivers() {
        return switchboard.status();
    }

    /** Shuts every connection and stops every thread; fails never. */
    @Override
    public void close() {
        switchboard.close();
    }
}
