package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.NoDriver;
import io.vireo.Vireo;
import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** A driver that is installed and does not serve is named with its reason, by the list of drivers and by a failed open. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ExplanationsIT {

    private static final DriverJar BLUE = DriverJar.of("blue");

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private BundleLife life;
    private Bundle blue;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Before
    public void begin() {
        life = new BundleLife(context);
    }

    @After
    public void remove() throws BundleException {
        life.remove(blue);
        assertEquals(List.of(), vireo.drivers());
    }

    @Test
    public void aPackageThatNobodyExportsIsNamed() throws BundleException {
        blue = life.install(BLUE.importing("org.example.missing"));
        assertThrows(BundleException.class, blue::start);
        reasonIs("nobody provides osgi.wiring.package (osgi.wiring.package=org.example.missing)");
    }

    @Test
    public void aServiceThatNobodyRegistersIsNamed() throws BundleException {
        blue = life.installAndStart(BLUE.referring(IntSupplier.class.getName()));
        reasonIs("the reference IntSupplier of its component io.vireo.itests.blue is unsatisfied:"
                + " there is no service java.util.function.IntSupplier");
    }

    @Test
    public void theDriverServesOnceTheServiceIsThere() throws BundleException {
        blue = life.installAndStart(BLUE.referring(IntSupplier.class.getName()));
        ServiceRegistration<IntSupplier> missing = context.registerService(IntSupplier.class, () -> 7, null);
        try {
            vireo.open("blue:///").close();
            assertTrue(vireo.drivers().get(0).active());
        } finally {
            missing.unregister();
        }
        assertThrows(NoDriver.class, () -> vireo.open("blue:///"));
    }

    @Test
    public void aBundleThatIsNotStartedIsNamedWithItsNumber() throws BundleException {
        blue = life.install(BLUE);
        blue.start();
        blue.stop();
        reasonIs("it is not started; start bundle " + blue.getBundleId());
    }

    @Test
    public void aBundleThatWasNeverStartedIsNamedToo() throws BundleException {
        blue = life.install(BLUE);
        reasonIs("it is not started; start bundle " + blue.getBundleId());
    }

    @Test
    public void aDriverThatFailsToActivateIsNamedWithItsFailure() throws BundleException {
        blue = life.installAndStart(DriverJar.of("failing").named(BLUE.name()));
        String reason = status("failing").reason();
        assertTrue(reason, reason.startsWith("its component io.vireo.itests.blue failed to activate: "));
        assertTrue(reason, reason.contains("the pretended host has no pretended guests"));
    }

    @Test
    public void aDriverWhoseClassIsMissingIsNotTakenForOneThatServes() throws BundleException {
        blue = life.installAndStart(BLUE.without("FixtureDriver"));
        reasonIs("its driver service cannot be had; the log of the framework says why");
    }

    private void reasonIs(String expected) {
        assertEquals(expected, status("blue").reason());
        String says = assertThrows(NoDriver.class, () -> vireo.open("blue:///")).getMessage();
        String whole = "driver bundle io.vireo.itests.blue 1.0.0 is not active: " + expected;
        assertTrue(says, says.contains(whole));
    }

    private DriverStatus status(String scheme) {
        List<DriverStatus> all = vireo.drivers();
        assertEquals(all.toString(), 1, all.size());
        DriverStatus status = all.get(0);
        assertEquals("io.vireo.itests.blue", status.bundle());
        assertEquals("1.0.0", status.version());
        assertEquals(Set.of(scheme), status.schemes());
        assertFalse(status.active());
        return status;
    }
}
