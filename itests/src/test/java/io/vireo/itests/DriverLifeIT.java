package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.domain.Lifecycle;
import io.vireo.event.ConnectClosed;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.event.VirtEvent;
import java.util.List;
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

/**
 * A driver bundle is installed, stopped, started, updated and removed while somebody uses another driver, whose calls
 * all succeed and whose events all arrive in order. Who used the driver itself learns what happened to it.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DriverLifeIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
    private static final DriverJar RED = DriverJar.of("red");

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private BundleLife life;
    private Bystander bystander;
    private Bundle red;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform(), Installed.bundles("driver-tiny"));
    }

    @Before
    public void useAnotherDriver() throws BundleException {
        life = new BundleLife(context);
        bystander = new Bystander(vireo.open("tiny:///"));
        red = life.installAndStart(RED);
        bystander.goOn();
    }

    @After
    public void theOtherDriverWasNotDisturbed() throws BundleException {
        bystander.goOn();
        life.remove(red);
        bystander.goOn();
        bystander.close();
    }

    @Test
    public void aStoppedDriversHandlesSayWhoWentAndWhen() throws BundleException {
        Connect connect = vireo.open("red:///");
        Domain domain = connect.domain("web");
        Lifecycle lifecycle = domain.lifecycle();
        red.stop();
        assertThrows(StaleHandle.class, domain::start);
        String says = assertThrows(StaleHandle.class, lifecycle::reset).getMessage();
        assertTrue(says, says.contains("virDomainReset"));
        assertTrue(says, says.contains("red:///"));
        assertTrue(says, says.contains("driver Fixture (io.vireo.itests.red 1.0.0)"));
        assertTrue(says, says.matches(".*the driver was removed at " + TIME + ".*"));
        assertTrue(says, says.endsWith("open the URI again"));
        assertFalse(connect.isOpen());
    }

    @Test
    public void theLastEventIsThatTheConnectionIsClosed() throws BundleException {
        Heard heard = new Heard();
        Connect connect = vireo.open("red:///");
        Subscription subscription = connect.subscribe(EventFilter.ALL, heard);
        Domain domain = connect.domain("web");
        domain.start();
        domain.destroy();
        red.stop();
        List<VirtEvent> events = heard.await(3);
        assertEquals(List.of(1L, 2L, 3L), heard.sequence());
        assertTrue(events.get(1) instanceof DomainEvent.Lifecycle);
        assertTrue(events.get(2) instanceof ConnectClosed);
        String says = ((ConnectClosed) events.get(2)).message();
        assertTrue(says, says.matches(".*io.vireo.itests.red 1.0.0.*the driver was removed at " + TIME));
        Await.until(() -> !subscription.isOpen(), () -> "the subscription is open");
        red.start();
        vireo.open("red:///").domain("web").start();
        assertEquals("a subscription was bound again", 3, heard.events().size());
    }

    @Test
    public void whileADriverIsAwayTheErrorSaysWhatIsThereAndWhatIsNot() throws BundleException {
        red.stop();
        String says = assertThrows(NoDriver.class, () -> vireo.open("red:///")).getMessage();
        assertTrue(says, says.contains("red:///"));
        assertTrue(says, says.contains("here: driver Tiny (io.vireo.examples.tiny "));
        String why = "driver bundle io.vireo.itests.red 1.0.0 is not active: it is not started; start bundle "
                + red.getBundleId();
        assertTrue(says, says.contains(why));
        life.remove(red);
        String gone = assertThrows(NoDriver.class, () -> vireo.open("red:///")).getMessage();
        assertFalse(gone, gone.contains("io.vireo.itests.red"));
    }

    @Test
    public void aDriverThatIsBackServesNewConnectionsAndTheOldStayShut() throws BundleException {
        Connect before = vireo.open("red:///");
        Domain old = before.domain("web");
        red.stop();
        red.start();
        try (Connect after = vireo.open("red:///")) {
            Domain again = after.at(old.ref());
            assertEquals(old.ref(), again.ref());
            again.start();
            assertTrue(again.isActive());
        }
        assertThrows(StaleHandle.class, old::isActive);
        assertThrows(StaleHandle.class, () -> before.domain("web"));
    }

    @Test
    public void anUpdatedDriverServesWithItsNewCode() throws BundleException {
        Domain old = vireo.open("red:///").domain("web");
        assertTrue(old.xmlDesc(), old.xmlDesc().contains("io.vireo.itests.red 1.0.0"));
        life.update(red, RED.version("1.1.0"));
        assertThrows(StaleHandle.class, old::xmlDesc);
        try (Connect connect = vireo.open("red:///")) {
            String now = connect.at(old.ref()).xmlDesc();
            assertTrue(now, now.contains("io.vireo.itests.red 1.1.0"));
        }
    }

    @Test
    public void aRemovedDriverCanBeInstalledAgain() throws BundleException {
        Domain old = vireo.open("red:///").domain("web");
        life.remove(red);
        assertThrows(StaleHandle.class, old::isActive);
        red = life.installAndStart(RED);
        try (Connect connect = vireo.open("red:///")) {
            assertFalse(connect.at(old.ref()).isActive());
        }
    }

    @Test
    public void aRefreshedDriverIsBackByItself() {
        Domain old = vireo.open("red:///").domain("web");
        life.refresh(red);
        assertThrows(StaleHandle.class, old::isActive);
        try (Connect connect = vireo.open("red:///")) {
            assertFalse(connect.at(old.ref()).isActive());
        }
    }
}
