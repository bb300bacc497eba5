package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.NoDriver;
import io.vireo.Vireo;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A driver that is installed but not there is listed with the reason, and so is the error of who wants to use it. */
@RunWith(PaxExam.class)
public class MissingDriversIT {
    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Test
    public void theUnsatisfiedReferenceOfAComponentIsNamed() throws Exception {
        Bundle bundle = install(MadeBundle.driver("a.waiting.driver", "waiting"));
        bundle.start();
        String reason = "the reference cgroups of its component a.waiting.driver is unsatisfied:"
                + " there is no service org.example.Cgroups";
        assertEquals(
                new DriverStatus(
                        "a.waiting.driver",
                        Optional.of(DriverKind.HYPERVISOR),
                        Set.of("waiting"),
                        "a.waiting.driver",
                        "1.2.3",
                        false,
                        reason),
                status("a.waiting.driver").orElseThrow());
        NoDriver failure = assertThrows(NoDriver.class, () -> vireo.open("waiting:///system"));
        assertTrue(failure.getMessage(), failure.getMessage().contains(reason));
        bundle.uninstall();
        assertFalse(status("a.waiting.driver").isPresent());
    }

    @Test
    public void aBundleThatWasNotStartedIsNamed() throws Exception {
        Bundle bundle = install(MadeBundle.driver("a.sleeping.driver", "sleeping"));
        bundle.start();
        bundle.stop();
        assertEquals(
                "it is not started; start bundle " + bundle.getBundleId(),
                status("a.sleeping.driver").orElseThrow().reason());
        bundle.uninstall();
    }

    @Test
    public void aPackageThatNobodyProvidesIsNamed() throws Exception {
        Bundle bundle = install(MadeBundle.driver("a.lonely.driver", "lonely")
                .with("Import-Package", "org.nowhere,org.osgi.framework"));
        assertThrows(BundleException.class, bundle::start);
        assertEquals(
                "nobody provides osgi.wiring.package (osgi.wiring.package=org.nowhere)",
                status("a.lonely.driver").orElseThrow().reason());
        bundle.uninstall();
    }

    private Bundle install(MadeBundle made) throws BundleException, IOException {
        return context.installBundle("made:" + System.identityHashCode(made), made.content());
    }

    private Optional<DriverStatus> status(String bundle) {
        return vireo.drivers().stream()
                .filter(driver -> driver.bundle().equals(bundle))
                .findFirst();
    }
}
