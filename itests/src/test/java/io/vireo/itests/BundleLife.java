package io.vireo.itests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * What an operator does to bundles, each step finished when the method returns.
 *
 * @param context of any bundle of the framework
 */
record BundleLife(BundleContext context) {

    private static final long REFRESH_SECONDS = 20;

    Bundle install(DriverJar jar) throws BundleException {
        return context.installBundle("fixture:" + jar.name(), jar.open());
    }

    Bundle install(Path jar) throws BundleException {
        return context.installBundle("fixture:" + jar.getFileName(), read(jar));
    }

    Bundle installAndStart(DriverJar jar) throws BundleException {
        Bundle bundle = install(jar);
        bundle.start();
        return bundle;
    }

    void update(Bundle bundle, DriverJar jar) throws BundleException {
        bundle.update(jar.open());
        refresh(bundle);
    }

    void update(Bundle bundle, Path jar) throws BundleException {
        bundle.update(read(jar));
        refresh(bundle);
    }

    private static InputStream read(Path jar) {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(Bundle bundle) throws BundleException {
        if (bundle.getState() != Bundle.UNINSTALLED) {
            bundle.uninstall();
            refresh(bundle);
        }
    }

    /** Lets go of old wirings, also of those who are wired to the bundle. */
    void refresh(Bundle bundle) {
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring().refreshBundles(List.of(bundle), event -> refreshed.countDown());
        try {
            if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("not refreshed within " + REFRESH_SECONDS + " s: " + bundle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while refreshing " + bundle, e);
        }
    }

    FrameworkWiring wiring() {
        return context.getBundle(0).adapt(FrameworkWiring.class);
    }

    /** The bundle of an artifact of the build. */
    Bundle named(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError("no bundle " + symbolicName);
    }
}
