package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The front door outside of OSGi: finds drivers on the module path and on the class path; {@link Vireo#load()} makes it.
 *
 * <p>A driver that cannot be loaded is left out; {@link #drivers()} says why.
 */
public final class StandaloneRegistry implements Vireo, AutoCloseable {

    /** A loader that fails more often than this does not go on to the next driver. */
    private static final int TOO_MANY = 100;

    private final List<DriverStatus> broken = new CopyOnWriteArrayList<>();
    private final List<AccessPolicy> policies = new CopyOnWriteArrayList<>();
    private final AtomicBoolean policiesAreLoaded = new AtomicBoolean();
    private final Switchboard switchboard =
            new Switchboard(Settings.of(Surroundings.ofThisProcess()), policies, () -> List.copyOf(broken));

    /** Loads every driver that {@link ServiceLoader} finds; never fails. */
    public StandaloneRegistry() {
        Iterator<ServiceLoader.Provider<Driver>> providers =
                ServiceLoader.load(Driver.class, StandaloneRegistry.class.getClassLoader()).stream()
                        .iterator();
        Optional<ServiceLoader.Provider<Driver>> provider = next(providers);
        for (long id = 0; provider.isPresent(); id++) {
            add(provider.get(), id);
            provider = next(providers);
        }
    }

    private Optional<ServiceLoader.Provider<Driver>> next(Iterator<ServiceLoader.Provider<Driver>> providers) {
        while (broken.size() < TOO_MANY) {
            try {
                return providers.hasNext() ? Optional.of(providers.next()) : Optional.empty();
            } catch (ServiceConfigurationError | LinkageError failure) {
                // The loader goes on after an entry that leads to no class.
                report("?", failure);
            }
        }
        return Optional.empty();
    }

    private void add(ServiceLoader.Provider<Driver> provider, long id) {
        Class<? extends Driver> type = provider.type();
        String from = Optional.ofNullable(type.getModule().getName()).orElse(type.getName());
        try {
            switchboard.add(new Plugged(provider.get(), new Label.Origin(from, "", 0, id)));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException failure) {
            report(type.getName(), failure);
        }
    }

    /** One that cannot be loaded would have refused something, so nobody gets in without it. */
    private synchronized void loadPolicies() {
        if (!policiesAreLoaded.get()) {
            List<AccessPolicy> all = new ArrayList<>();
            ServiceLoader.load(AccessPolicy.class, StandaloneRegistry.class.getClassLoader())
                    .forEach(all::add);
            policies.addAll(all);
            policiesAreLoaded.set(true);
        }
    }

    private void report(String driver, Throwable failure) {
        Log.of(StandaloneRegistry.class).warn("The driver {} cannot be loaded: {}", driver, failure.toString());
        broken.add(new DriverStatus(driver, Optional.empty(), Set.of(), driver, "", false, failure.toString()));
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags, Identity who) {
        if (!who.isLocal()) {
            loadPolicies();
        }
        return switchboard.open(uri, flags, who);
    }

    @Override
    public void examine(String uri, Consumer<Finding> findings) {
        switchboard.examine(uri, findings);
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
