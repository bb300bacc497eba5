package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Connect;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.NetworkEvent;
import io.vireo.spi.DriverKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that must ask somebody else for events is told when they are wanted. */
class ListenTest {

    private final Board board = new Board();
    private final FakeDriver driver =
            FakeDriver.hypervisor("fake").with(Machines.class, new Machines()).takes(DriverKind.NETWORK);

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void tellsASessionOnlyWhatSubscribersWant() {
        board.plug(driver);
        Connect connect = board.open("fake:///system");

        assertEquals(List.of(), driver.wanted, "nobody wants anything yet");
        connect.subscribe(EventFilter.of(DomainEvent.Lifecycle.class), delivery -> {});

        assertEquals(List.of(Set.of(DomainEvent.Lifecycle.class)), driver.wanted);
    }

    @Test
    void tellsASessionThatJoinsLaterWhatIsWantedAlready() {
        board.plug(driver);
        Connect connect = board.open("fake:///system");
        connect.subscribe(EventFilter.of(NetworkEvent.class), delivery -> {});
        FakeDriver late = FakeDriver.of(DriverKind.NETWORK, "net");

        board.plug(late);

        Await.until(
                "the driver that came later was told", () -> late.wanted.equals(List.of(Set.of(NetworkEvent.class))));
    }
}
