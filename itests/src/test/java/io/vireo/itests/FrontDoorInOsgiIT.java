package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Vireo;
import io.vireo.itests.application.Application;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;

/** In OSGi the program of {@link FrontDoorsIT} finds the same with the platform as a service. */
@RunWith(PaxExam.class)
public class FrontDoorInOsgiIT {

    @Inject
    private Vireo vireo;

    @Configuration
    public Option[] installed() {
        return options(
                Installed.framework(),
                Installed.platform(),
                Installed.bundles("driver-test", "driver-qemu", "driver-tiny"));
    }

    @Test
    public void theDriversAreFoundAsServices() {
        assertEquals(
                List.of(
                        "API in no module, registry in no module",
                        "tiny:/// tiny was active false, is active true",
                        "test:///default test was active true, is active false",
                        "QEMU from io.vireo.driver.qemu active true",
                        "TEST from io.vireo.driver.test active true",
                        "Tiny from io.vireo.examples.tiny active true"),
                Application.report(vireo));
    }
}
