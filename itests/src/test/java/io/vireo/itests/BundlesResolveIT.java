package io.vireo.itests;

import static java.util.stream.Collectors.joining;
import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundles of Vireo start in a framework that has the component runtime and nothing else. */
@RunWith(PaxExam.class)
public class BundlesResolveIT {
    @Inject
    private BundleContext context;

    @Configuration
    public Option[] installed() {
        return options(
                Installed.framework(),
                Installed.platform(),
                Installed.bundles("driver-test", "driver-qemu", "driver-tiny", "shell-bundle"));
    }

    @Test
    public void everyBundleOfVireoIsActive() {
        List<Bundle> bundles = Stream.of(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith("io.vireo"))
                .toList();
        String idle = bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::toString)
                .collect(joining(", "));
        assertEquals("", idle);
        assertEquals(7, bundles.size());
    }
}
