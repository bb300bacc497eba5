package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.domain.DomainRef;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.PromptListener;
import io.vireo.event.Resync;
import io.vireo.event.Subscription;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Identity;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A listener that never waits hears on the thread that has the event, and is promised all that others are. */
class PromptListenerTest {

    private static final int CAPACITY = 4;
    private static final Identity ANN = new Identity(Map.of("unix-user-name", "ann"));
    private final Thread here = Thread.currentThread();

    private final FakeDriver driver = FakeDriver.hypervisor("fake").with(Machines.class, new Machines());
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** A delivery, and the thread that brought it. */
    private record Heard(Delivery delivery, Thread thread) {}

    private Board board(AccessPolicy... policies) {
        Board board = new Board(
                new Settings(Duration.ofSeconds(1), CAPACITY, Board.NOWHERE), List.of(policies), Absentees.UNKNOWN);
        board.plug(driver);
        return board;
    }

    private Subscription subscribe(Connect connect, Runnable first) {
        PromptListener listener = delivery -> {
            heard.add(new Heard(delivery, Thread.currentThread()));
            if (delivery.sequence() == 1) {
                first.run();
            }
        };
        return connect.subscribe(EventFilter.ALL, listener);
    }

    private void emit(int number) {
        driver.emit(new DomainEvent.Reboot(DomainRef.of("vm" + number, new UUID(0, number))));
    }

    private List<Long> sequences() {
        return heard.stream().map(each -> each.delivery().sequence()).toList();
    }

    @Test
    void anEventIsDeliveredBeforeTheDriverGoesOn() {
        try (Board board = board()) {
            subscribe(board.open("fake:///system"), () -> {});
            emit(1);
            assertEquals(List.of(1L), sequences());
            assertEquals(here, heard.get(0).thread());
        }
    }

    @Test
    void whatADeliveryCausesIsDeliveredAfterIt() {
        try (Board board = board()) {
            subscribe(
                    board.open("fake:///system"),
                    () -> IntStream.range(0, CAPACITY).forEach(this::emit));
            emit(1);
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), sequences());
            assertEquals(
                    Collections.nCopies(CAPACITY + 1, here),
                    heard.stream().map(Heard::thread).toList());
        }
    }

    @Test
    void theStateAfterAnOverflowIsReadOnAThreadThatMayWait() {
        try (Board board = board()) {
            subscribe(
                    board.open("fake:///system"),
                    () -> IntStream.rangeClosed(0, CAPACITY).forEach(this::emit));
            emit(1);
            Await.until("bridged", () -> heard.size() == CAPACITY + 2);
            Heard last = heard.get(CAPACITY + 1);
            assertTrue(last.delivery().event() instanceof Resync resync && resync.lost() == 1, last.toString());
            assertNotSame(here, last.thread());
        }
    }

    @Test
    void whoeverIsJudgedHearsOnAThreadOfThePlatformForTheJudgeMayWait() {
        try (Board board = board((who, uri, permission, object) -> Optional.empty())) {
            subscribe(board.open(ANN, "fake:///system"), () -> {});
            emit(1);
            Await.until("delivered", () -> heard.size() == 1);
            assertNotSame(here, heard.get(0).thread());
        }
    }

    @Test
    void nothingIsDeliveredAfterTheSubscriptionIsClosed() {
        try (Board board = board()) {
            Subscription subscription = subscribe(board.open("fake:///system"), () -> {});
            subscription.close();
            emit(1);
            assertEquals(List.of(), sequences());
        }
    }

    @Test
    void aListenerThatFailsHarmsNeitherTheDriverNorWhatComesNext() {
        try (Board board = board()) {
            subscribe(board.open("fake:///system"), () -> {
                throw new IllegalStateException("on purpose");
            });
            emit(1);
            emit(2);
            assertEquals(List.of(1L, 2L), sequences());
        }
    }
}
