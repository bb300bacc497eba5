package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door outside of OSGi: finds drivers on the module path and on the class path; {@link Vireo#load()} makes it.
 *
 * <p>A driver that cannot be loaded is left out; {@link #drivers()} says why.
 */
public final class StandaloneRegistry implements Vireo, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneRegistry.class);

    /** A loader that fails more often than this does not go on to the next driver. */
    private static final int TOO_MANY = 100;

    private final List<DriverStatus> broken = new CopyOnWriteArrayList<>();
    private final Switchboard switchboard =
            new Switchboard(Settings.of(Surroundings.ofThisProcess()), AccessPolicy.ANYBODY, () -> List.copyOf(broken));

    /** Loads every driver that {@link ServiceLoader} finds; never fails. */
    public StandaloneRegistry() {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, StandaloneRegistry.class.getClassLoader())
                .iterator();
        long id = 0;
        while (add(drivers, id)) {
            id++;
        }
    }

    /** Adds the next driver; false when there is none. A broken one is passed over: the loader goes on after it. */
    private boolean add(Iterator<Driver> drivers, long id) {
        try {
            if (broken.size() == TOO_MANY || !drivers.hasNext()) {
                return false;
            }
            Driver driver = drivers.next();
            String module = driver.getClass().getModule().getName();
            String from = module == null ? driver.getClass().getName() : module;
            switchboard.add(new Plugged(driver, new Label.Origin(from, "", 0, id)));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException failure) {
            LOG.warn("A driver cannot be loaded: {}", failure.toString());
            broken.add(new DriverStatus("?", Optional.empty(), Set.of(), "?", "", false, failure.toString()));
        }
        return true;
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags) {
        return switchboard.open(uri, flags);
    }

    @Override
    public List<DriverStatus> drivers() {
        return switchboard.status();
    }

    /** Shuts every connection and stops every thread; never fails. */
    @Override
    public void close() {
        switchboard.close();
    }
}
