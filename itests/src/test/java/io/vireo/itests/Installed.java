package io.vireo.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** What an integration test starts its framework with. */
final class Installed {
    private Installed() {}

    /** The component runtime, logging by this class path, and JUnit. */
    static Option framework() {
        return composite(
                junitBundles(),
                systemPackages("org.slf4j;version=2.0.20", "org.slf4j.spi;version=2.0.20"),
                bundles(
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.osgi.service.component",
                        "org.apache.felix.scr"));
    }

    /** The API, the registry and the tools of drivers. */
    static Option platform() {
        return bundles("api-bundle", "driver-kit", "registry-bundle");
    }

    /** Bundles by the names of their artifacts. */
    static Option bundles(String... artifacts) {
        return composite(Stream.of(artifacts)
                .map(artifact -> bundle("reference:" + BuiltJars.jar(artifact).toUri()))
                .toArray(Option[]::new));
    }
}
