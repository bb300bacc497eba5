package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.ErrorDomain;
import io.vireo.NotFound;
import io.vireo.OpenFlag;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.Jobs;
import io.vireo.domain.StateReason;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.EventFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an application sees of {@code test:///default}: the driver is found, and everything goes through the gates. */
class TestDriverThroughGatesIT {

    private static final String XML =
            "<domain type='test'><name>web</name><memory unit='MiB'>64</memory>" + "<os><type>hvm</type></os></domain>";

    private final Vireo vireo = Vireo.load();

    @Test
    void defaultHostIsFoundByItsUri() {
        try (Connect connect = vireo.open("test:///default")) {
            assertEquals(
                    List.of("test"),
                    connect.listDomains().stream().map(Domain::name).toList());
            assertEquals("default", connect.listNetworks().get(0).name());
            assertEquals("default-pool", connect.listPools().get(0).name());
            assertEquals("eth1", connect.listInterfaces().get(0).name());
            assertEquals("computer", connect.listNodeDevices().get(0).name());
        }
    }

    @Test
    void eventsOfAWholeLifeArriveInOrderAndNumbered() throws Exception {
        LinkedBlockingQueue<Delivery> heard = new LinkedBlockingQueue<>();
        try (Connect connect = vireo.open("test:///default");
                Connect other = vireo.open("test:///default");
                var subscription = other.subscribe(EventFilter.ALL, heard::add)) {
            Domain web = connect.defineDomain(XML);
            web.start();
            web.suspend();
            web.resume();
            web.destroy();
            web.undefine();
            assertTrue(subscription.isOpen());
            List<Delivery> all = take(heard, 6);
            assertEquals(
                    List.of(
                            DomainLifecycle.DEFINED_ADDED,
                            DomainLifecycle.STARTED_BOOTED,
                            DomainLifecycle.SUSPENDED_PAUSED,
                            DomainLifecycle.RESUMED_UNPAUSED,
                            DomainLifecycle.STOPPED_DESTROYED,
                            DomainLifecycle.UNDEFINED_REMOVED),
                    all.stream()
                            .map(each -> ((DomainEvent.Lifecycle) each.event()).detail())
                            .toList());
            long first = all.get(0).sequence();
            assertEquals(
                    LongStream.range(first, first + 6).boxed().toList(),
                    all.stream().map(Delivery::sequence).toList());
        }
    }

    private static List<Delivery> take(LinkedBlockingQueue<Delivery> heard, int count) throws InterruptedException {
        List<Delivery> all = new ArrayList<>();
        while (all.size() < count) {
            Delivery next = heard.poll(10, TimeUnit.SECONDS);
            assertTrue(next != null, "only " + all + " arrived");
            all.add(next);
        }
        return all;
    }

    @Test
    void errorsArriveAsTheDriverSaidThemAndNameTheDriver() {
        try (Connect connect = vireo.open("test:///default")) {
            NotFound missing = assertThrows(NotFound.class, () -> connect.domain("nosuch"));
            assertEquals(ErrorDomain.TEST.number(), missing.domainNumber());
            VirtException wrong =
                    assertThrows(VirtException.class, () -> connect.defineDomain("<domain type='test'/>"));
            assertEquals("missing name information", wrong.getMessage());
            assertThrows(
                    Unsupported.class,
                    () -> connect.domain("test").as(Jobs.class).jobStats(Set.of()));
        }
    }

    @Test
    void readOnlyConnectionReads() {
        try (Connect connect = vireo.open("test:///default", Set.of(OpenFlag.READ_ONLY))) {
            Domain test = connect.domain("test");
            assertEquals(StateReason.RUNNING_UNKNOWN, test.state());
            assertThrows(Denied.class, test::destroy);
            assertEquals(StateReason.RUNNING_UNKNOWN, test.state());
        }
    }

    @Test
    void handlesOfAClosedConnectionAreStaleAndTheHostIsForgotten() {
        Connect first = vireo.open("test:///default");
        Domain web = first.defineDomain(XML);
        first.close();
        assertThrows(StaleHandle.class, web::start);
        try (Connect second = vireo.open("test:///default")) {
            assertThrows(NotFound.class, () -> second.domain("web"));
        }
    }
}
