package io.vireo.distribution;

import static java.util.stream.Collectors.joining;
import static org.osgi.framework.Constants.FRAMEWORK_BEGINNING_STARTLEVEL;
import static org.osgi.framework.Constants.FRAMEWORK_STORAGE;
import static org.osgi.framework.Constants.FRAMEWORK_STORAGE_CLEAN;
import static org.osgi.framework.Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT;
import static org.osgi.framework.Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.LoggerFactory;

/** A running framework with the platform's bundles in it. */
final class Container implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final Framework framework;
    private final StorageSlot slot;
    private final DriverFolders drivers;
    private volatile boolean faultless = true;

    private Container(Framework framework, StorageSlot slot, DriverFolders drivers) {
        this.framework = framework;
        this.slot = slot;
        this.drivers = drivers;
    }

    /**
     * Starts the framework; a bundle that does not start is reported and left aside.
     *
     * @throws StartFailed when there are no bundles or no folder to keep them in
     * @throws BundleException when the framework itself does not start
     */
    static Container start(Home home, boolean interactive) throws BundleException {
        return start(home, home.bundles(interactive));
    }

    /** The same with the bundles of the daemon; its drivers are looked at all the time. */
    static Container startDaemon(Home home) throws BundleException {
        return start(home, home.daemonBundles());
    }

    private static Container start(Home home, List<List<Path>> bundles) throws BundleException {
        Refusals refusals = new Refusals();
        DriverFiles files = new DriverFiles(home.drivers(), refusals);
        List<Path> drivers = files.list();
        String content = Stamp.ofAll(Stream.concat(bundles.stream().flatMap(List::stream), drivers.stream())
                .toList());
        StorageSlot slot = StorageSlot.take(home.cache().resolve("framework"), content);
        boolean known = slot.holds(content);
        Framework framework = frameworks().newFramework(configuration(home, slot, known, bundles.size()));
        framework.init();
        BundleContext context = framework.getBundleContext();
        Container container = new Container(framework, slot, new DriverFolders(files, context, refusals, drivers));
        context.addFrameworkListener(container::report);
        refusals.register(context);
        if (!known) {
            for (int level = 1; level <= bundles.size(); level++) {
                for (Path file : bundles.get(level - 1)) {
                    container.install(file, "reference:" + file.toUri(), level, refusals);
                }
            }
            drivers.forEach(file -> container.install(file, DriverFolders.location(file), 1, refusals));
        }
        framework.start();
        if (!known && container.faultless) {
            slot.fill(content);
        }
        return container;
    }

    private static FrameworkFactory frameworks() {
        return ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new StartFailed("no OSGi framework on the launcher's class path"));
    }

    private static Map<String, String> configuration(Home home, StorageSlot slot, boolean known, int levels) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(FRAMEWORK_STORAGE, slot.bundles().toString());
        if (!known) {
            configuration.put(FRAMEWORK_STORAGE_CLEAN, FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        }
        configuration.put(FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(levels));
        // Gogo would look for its profile in the current folder, which may be anybody's.
        configuration.put("gosh.home", home.folder().toString());
        // The slot has a lock of its own.
        configuration.put("felix.cache.locking", "false");
        // It would print to standard output, amid a command's; what goes wrong is reported as an event as well.
        configuration.put("felix.log.level", "0");
        configuration.put(FRAMEWORK_SYSTEMPACKAGES_EXTRA, loggingPackages());
        // The JDK's own packages that are no part of Java SE but that bundles reach for.
        configuration.put("org.osgi.framework.bootdelegation", "sun.*,com.sun.*");
        return configuration;
    }

    private static String loggingPackages() {
        String version = LoggerFactory.class.getPackage().getImplementationVersion();
        return Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .map(name -> name + ";version=" + version)
                .collect(joining(","));
    }

    /** Installed and marked as started: the framework's own start resolves and starts them all together. */
    private void install(Path file, String location, int level, Refusals refusals) {
        try {
            Bundle bundle = DriverFolders.named(framework.getBundleContext().installBundle(location));
            bundle.adapt(BundleStartLevel.class).setStartLevel(level);
            if (bundle.getHeaders("").get("Fragment-Host") == null) {
                bundle.start();
            }
        } catch (BundleException e) {
            faultless = false;
            refusals.refuse(file, Reason.of(e));
        }
    }

    private void report(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            faultless = false;
            log().warn("{}: {}", event.getBundle(), Reason.of(event.getThrowable()));
        }
    }

    /** Hands the arguments to the shell and returns its exit status. */
    int call(long patienceMillis, String... arguments) {
        return function("shell", patienceMillis).applyAsInt(arguments);
    }

    /** Serves until this thread is interrupted, and follows the folders of drivers meanwhile. */
    int serve(long patienceMillis, String... arguments) {
        ToIntFunction<String[]> daemon = function("daemon", patienceMillis);
        Thread follower = new Thread(this::follow, "vireo-drivers");
        follower.setDaemon(true);
        follower.start();
        return daemon.applyAsInt(arguments);
    }

    @SuppressWarnings("unchecked") // Nobody registers another function under such a property.
    private ToIntFunction<String[]> function(String name, long patienceMillis) {
        BundleContext context = framework.getBundleContext();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try {
            do {
                for (ServiceReference<?> shell :
                        context.getServiceReferences(ToIntFunction.class, "(vireo." + name + "=true)")) {
                    return Optional.ofNullable((ToIntFunction<String[]>) context.getService(shell))
                            .orElseThrow(() -> new StartFailed("the " + name + " of " + shell.getBundle()
                                    + " cannot be used; its reason stands above"));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 50);
            } while (System.nanoTime() < end);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartFailed("no bundle offers the " + name + " (a ToIntFunction service with vireo." + name
                + "=true)." + " Bundles that are not active: " + idle(context));
    }

    private static String idle(BundleContext context) {
        List<String> idle = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.ACTIVE) {
                idle.add(bundle.getSymbolicName());
            }
        }
        return idle.isEmpty() ? "none" : String.join(", ", idle);
    }

    /** Follows the folders of drivers until the framework is stopped, which the shell does when its user leaves. */
    int follow() {
        try {
            while (framework.waitForStop(LOOK_MILLIS).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                look();
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** Does what changed files ask for, unless the framework ends meanwhile: then the next start builds the set anew. */
    void look() {
        try {
            if (drivers.follow()) {
                slot.forget();
            }
        } catch (IllegalStateException e) {
            if (framework.getState() == Bundle.ACTIVE) {
                throw e;
            }
            slot.forget();
        }
    }

    private static org.slf4j.Logger log() {
        return LoggerFactory.getLogger(Container.class);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            log().warn("The framework did not stop: {}", Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            slot.close();
        }
    }
}
