package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.StaleHandle;
import io.vireo.TimedOut;
import io.vireo.Unsupported;
import io.vireo.domain.Domain;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DirectWayTest {

    private static final String XML = "<domain><name>web</name></domain>";

    private static Connect open(Defect defect) {
        return Way.direct(new SoundDriver(defect)).open("sound:///");
    }

    @Test
    void aCallThatTakesTooLongIsGivenUp() {
        try (Connect connect = open(Defect.HANGS_IN_A_QUERY)) {
            connect.defineDomain(XML);
            Domain domain = connect.within(Duration.ofMillis(50)).domain("web");
            assertThrows(TimedOut.class, () -> domain.inspect().osType());
            assertEquals("web", connect.domain("web").name());
        }
    }

    @Test
    void whatADriverThrowsComesOutAsItIs() {
        try (Connect connect = open(Defect.THROWS_NULL_POINTERS)) {
            Domain domain = connect.defineDomain(XML);
            assertThrows(NullPointerException.class, () -> domain.inspect().osType());
            assertThrows(Unsupported.class, domain::snapshots);
        }
    }

    @Test
    void eventsAreNumberedInTheOrderInWhichTheyAreTold() throws InterruptedException {
        BlockingQueue<Delivery> heard = new LinkedBlockingQueue<>();
        try (Connect connect = open(Defect.NONE);
                Subscription subscription = connect.subscribe(EventFilter.ALL, heard::add)) {
            Domain domain = connect.defineDomain(XML);
            domain.start();
            assertTrue(subscription.isOpen());
            assertEquals(1, heard.poll(5, TimeUnit.SECONDS).sequence());
            assertEquals(2, heard.poll(5, TimeUnit.SECONDS).sequence());
        }
    }

    @Test
    void nothingGoesThroughAConnectionThatIsClosed() {
        Connect connect = open(Defect.NONE);
        Subscription subscription = connect.subscribe(EventFilter.ALL, delivery -> {});
        Domain domain = connect.defineDomain(XML);
        connect.close();
        assertFalse(connect.isOpen());
        assertFalse(subscription.isOpen());
        assertThrows(StaleHandle.class, domain::start);
        assertThrows(StaleHandle.class, () -> connect.subscribe(EventFilter.ALL, delivery -> {}));
    }
}
