package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.domain.DomainRef;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When the registry stops, nothing of it goes on. */
class StopTest {

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vireo-"))
                .collect(Collectors.toSet());
    }

    @Test
    void connectionsEndThreadsStopAndDriversMayGoOnReporting() {
        Set<Thread> before = threads();
        Board board = new Board();
        FakeDriver driver = FakeDriver.hypervisor("fake").with(Talker.class, new Talker(text -> text));
        board.plug(driver);
        Connect connect = board.open("fake:///system");
        Talk talk = connect.as(Talk.class);
        Talk limited = connect.within(Await.LONG).as(Talk.class);
        assertEquals("x", limited.echo("x"));
        List<Delivery> got = new CopyOnWriteArrayList<>();
        connect.subscribe(EventFilter.ALL, got::add);
        driver.emit(new DomainEvent.Reboot(DomainRef.of("web", new UUID(1, 1))));
        Await.until("delivered", () -> got.size() == 1);
        Set<Thread> working = threads();
        working.removeAll(before);
        assertTrue(working.size() >= 4, working.toString());
        assertTrue(working.stream().allMatch(Thread::isDaemon));

        board.close();

        assertEquals(1, driver.closed.get());
        assertTrue(got.get(1).event() instanceof ConnectClosed, got.toString());
        assertThrows(StaleHandle.class, () -> talk.echo("x"));
        assertThrows(StaleHandle.class, () -> limited.echo("x"));
        assertThrows(NoDriver.class, () -> board.open("fake:///system"));
        driver.emit(new DomainEvent.Reboot(DomainRef.of("web", new UUID(1, 1))));
        assertEquals(2, got.size());
        Await.until("the threads end", () -> working.stream().noneMatch(Thread::isAlive));
    }
}
