package io.vireo.itests;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Vireo;
import io.vireo.spi.Driver;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The platform is a service, and whoever registers a driver as a service has plugged it in. */
@RunWith(PaxExam.class)
public class DriversAreServicesIT {
    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Test
    public void aDriverIsThereAsLongAsItsServiceIs() {
        assertFalse(isActive("pop"));
        ServiceRegistration<Driver> registration = context.registerService(Driver.class, new NamedDriver("pop"), null);
        assertTrue(isActive("pop"));
        registration.unregister();
        assertFalse(isActive("pop"));
    }

    private boolean isActive(String scheme) {
        return vireo.drivers().stream()
                .anyMatch(driver -> driver.active() && driver.schemes().contains(scheme));
    }
}
