package io.vireo.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders that drivers are dropped into, and the bundles that came from there. {@link #follow} makes the bundles
 * what the files are; it is called by one thread.
 */
final class DriverFolders {
    private static final Logger LOG = LoggerFactory.getLogger(DriverFolders.class);

    private final DriverFiles files;
    private final BundleContext context;
    private final Refusals refusals;
    private final Map<Path, Stamp> taken = new HashMap<>();
    private Map<Path, Stamp> seen = Map.of();

    /** The bundles of these files are taken for installed. */
    DriverFolders(DriverFiles files, BundleContext context, Refusals refusals, Collection<Path> installed) {
        this.files = files;
        this.context = context;
        this.refusals = refusals;
        installed.forEach(file -> Stamp.of(file).ifPresent(stamp -> taken.put(file, stamp)));
        seen = Map.copyOf(taken);
    }

    /** The framework copies drivers: a file that is overwritten must not change under a running bundle. */
    static String location(Path file) {
        return file.toUri().toString();
    }

    /** Does what changed files ask for. A file that is still being written, so that two looks differ, waits. */
    boolean follow() {
        Map<Path, Stamp> now = look();
        boolean changed = false;
        for (Path gone :
                taken.keySet().stream().filter(file -> !now.containsKey(file)).toList()) {
            taken.remove(gone);
            remove(gone);
            changed = true;
        }
        for (Map.Entry<Path, Stamp> file : now.entrySet()) {
            boolean settled = file.getValue().equals(seen.get(file.getKey()));
            if (settled && !file.getValue().equals(taken.get(file.getKey()))) {
                taken.put(file.getKey(), file.getValue());
                add(file.getKey());
                changed = true;
            }
        }
        seen = now;
        if (changed) {
            startWhatCanStart();
        }
        return changed;
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        files.list().forEach(file -> Stamp.of(file).ifPresent(stamp -> stamps.put(file, stamp)));
        return stamps;
    }

    private void add(Path file) {
        Bundle bundle = context.getBundle(location(file));
        try (InputStream content = Files.newInputStream(file)) {
            if (bundle == null) {
                named(context.installBundle(location(file), content));
            } else {
                bundle.update(content);
                refresh(bundle);
            }
            refusals.accept(file);
        } catch (BundleException | IOException e) {
            refusals.refuse(file, Reason.of(e));
        }
    }

    /** Any archive can be installed; only one that has a name is a bundle. */
    static Bundle named(Bundle bundle) throws BundleException {
        if (bundle.getSymbolicName() == null) {
            bundle.uninstall();
            throw new BundleException("it is no bundle: its manifest has no Bundle-SymbolicName");
        }
        return bundle;
    }

    private void remove(Path file) {
        Bundle bundle = context.getBundle(location(file));
        if (bundle == null) {
            return;
        }
        try {
            bundle.uninstall();
            refresh(bundle);
            LOG.info("{} has gone", bundle.getSymbolicName());
        } catch (BundleException e) {
            LOG.warn("{} cannot be removed: {}", bundle.getSymbolicName(), Reason.of(e));
        }
    }

    private void refresh(Bundle bundle) {
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
    }

    /** Also a driver that could not start before: what it lacked may have come. */
    private void startWhatCanStart() {
        for (Path file : taken.keySet()) {
            Bundle bundle = context.getBundle(location(file));
            if (bundle == null || bundle.getState() == Bundle.ACTIVE) {
                continue;
            }
            try {
                bundle.start();
                LOG.info("{} {} is there", bundle.getSymbolicName(), bundle.getVersion());
            } catch (BundleException e) {
                LOG.warn("{} cannot start: {}", file, Reason.of(e));
            }
        }
    }
}
