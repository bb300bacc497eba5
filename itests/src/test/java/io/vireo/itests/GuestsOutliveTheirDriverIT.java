package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.EventFilter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * A QEMU guest runs on while its driver is stopped, updated or removed: when the driver is back, the reference that the
 * application kept leads to the same running guest. Skipped, with the reason, where QEMU is not installed.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class GuestsOutliveTheirDriverIT {

    private static final String QEMU = "qemu-system-x86_64";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private BundleLife life;
    private Bundle driver;
    private DomainRef guest;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Before
    public void runAGuest() throws BundleException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, QEMU)));
        if (!installed) {
            System.out.println("skipped: " + QEMU + " is not installed");
        }
        assumeTrue(QEMU + " is not installed", installed);
        life = new BundleLife(context);
        driver = life.install(BuiltJars.jar("driver-qemu"));
        driver.start();
        try (Connect connect = open()) {
            Domain domain = connect.defineDomain("<domain type='qemu'><name>web</name><memory unit='MiB'>32</memory>"
                    + "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>");
            domain.start();
            guest = connect.domain("web").ref();
        }
        assertTrue("it has no id", guest.id().isPresent());
    }

    @After
    public void endTheGuest() throws BundleException {
        if (guest != null) {
            try (Connect connect = open()) {
                Domain domain = connect.at(guest);
                if (domain.isActive()) {
                    domain.destroy();
                }
            }
            life.remove(driver);
        }
    }

    private Connect open() {
        return vireo.open("qemu:///embed?root=" + folder.getRoot());
    }

    @Test
    public void whileTheDriverIsUpdated() throws BundleException {
        Domain before = open().at(guest);
        assertTrue(before.isActive());
        life.update(driver, BuiltJars.jar("driver-qemu"));
        assertThrows(StaleHandle.class, before::isActive);
        theGuestIsTheSame();
    }

    @Test
    public void whileTheDriverIsRemovedAndInstalledAgain() throws BundleException {
        life.remove(driver);
        assertThrows(NoDriver.class, this::open);
        driver = life.install(BuiltJars.jar("driver-qemu"));
        driver.start();
        theGuestIsTheSame();
    }

    @Test
    public void andIsHeardOfAgainWhenTheDriverIsBack() throws BundleException {
        driver.stop();
        driver.start();
        Heard heard = new Heard();
        try (Connect connect = open()) {
            connect.subscribe(EventFilter.of(DomainEvent.class), heard);
            connect.at(guest).destroy();
            DomainEvent destroyed = new DomainEvent.Lifecycle(guest, DomainLifecycle.STOPPED_DESTROYED);
            Await.until(() -> heard.events().contains(destroyed), () -> destroyed + "; heard " + heard.events());
            assertFalse(connect.at(guest).isActive());
        }
    }

    private void theGuestIsTheSame() {
        try (Connect connect = open()) {
            Domain after = connect.at(guest);
            assertTrue("it does not run any more", after.isActive());
            assertEquals(guest.id(), connect.domain("web").ref().id());
            after.suspend();
            after.resume();
        }
    }
}
