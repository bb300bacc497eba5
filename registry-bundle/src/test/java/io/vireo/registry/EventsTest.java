package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.Resync;
import io.vireo.event.Resync.Present;
import io.vireo.event.Subscription;
import io.vireo.event.WatchdogAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events come in order, or a subscriber learns that they did not. */
class EventsTest {

    private static final int CAPACITY = 8;

    private final Board board = new Board(Duration.ofMillis(300), CAPACITY);
    private final Machines machines = new Machines();
    private final FakeDriver driver = FakeDriver.hypervisor("fake").with(Machines.class, machines);
    private final Plugged plugged = board.plug(driver);
    private final Connect connect = board.open("fake:///system");
    private final List<Delivery> got = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        board.close();
    }

    static DomainRef domain(int number) {
        return DomainRef.of("vm" + number, new UUID(0, number));
    }

    private static DomainEvent.Reboot reboot(int number) {
        return new DomainEvent.Reboot(domain(number));
    }

    private List<Long> sequences() {
        return got.stream().map(Delivery::sequence).toList();
    }

    /** Holds up the first delivery until the latch opens. */
    private Subscription slowly(CountDownLatch begun, CountDownLatch goOn) {
        return connect.subscribe(EventFilter.ALL, delivery -> {
            begun.countDown();
            Await.latch(goOn);
            got.add(delivery);
        });
    }

    @Test
    void eventsOfManyThreadsComeInOneOrderWithoutAGapInNumbers() {
        try (Board wide = new Board(Duration.ZERO, 1000)) {
            wide.plug(driver);
            wide.open("fake:///system").subscribe(EventFilter.ALL, got::add);
            IntStream.range(0, 4)
                    .mapToObj(thread -> Threads.run(() ->
                            IntStream.range(0, 200).forEach(i -> driver.emit(reboot(thread * 1000 + i)))))
                    .toList()
                    .forEach(CompletableFuture::join);
            Await.until("all delivered", () -> got.size() == 800);
            assertEquals(LongStream.rangeClosed(1, 800).boxed().toList(), sequences());
        }
        for (int thread = 0; thread < 4; thread++) {
            int first = thread * 1000;
            List<String> ofThread = got.stream()
                    .filter(each -> each.event() instanceof DomainEvent)
                    .map(each -> each.event().subject().label())
                    .filter(label -> Integer.parseInt(label.substring(2)) / 1000 * 1000 == first)
                    .toList();
            assertEquals(
                    IntStream.range(first, first + 200).mapToObj(i -> "vm" + i).toList(), ofThread);
        }
    }

    @Test
    void aFilterLetsOnlyWantedEventsThroughAndTheirNumbersTellWhatWasLeftOut() {
        connect.subscribe(new EventFilter(Set.of(DomainEvent.Reboot.class), Optional.of(domain(2))), got::add);
        driver.emit(reboot(1));
        driver.emit(new DomainEvent.RtcChange(domain(2), 1));
        driver.emit(reboot(2));
        Await.until("delivered", () -> !got.isEmpty());
        assertEquals(List.of(3L), sequences());
    }

    @Test
    void aSlowSubscriberHoldsUpNeitherTheDriverNorOthers() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        slowly(begun, goOn);
        List<Delivery> other = new CopyOnWriteArrayList<>();
        connect.subscribe(EventFilter.ALL, other::add);
        driver.emit(reboot(1));
        Await.latch(begun);
        driver.emit(reboot(2));
        Await.until("the other got both", () -> other.size() == 2);
        assertTrue(got.isEmpty());
        goOn.countDown();
        Await.until("the slow one got both", () -> got.size() == 2);
    }

    @Test
    void afterAnOverflowOneResyncTellsThePresentStateAndHowManyWereLost() {
        machines.defined.addAll(List.of(domain(1), domain(2)));
        machines.running.add(domain(2));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        slowly(begun, goOn);
        driver.emit(reboot(0));
        Await.latch(begun);
        IntStream.rangeClosed(1, CAPACITY + 5).forEach(i -> driver.emit(reboot(i)));
        goOn.countDown();
        Await.until("bridged", () -> got.size() == CAPACITY + 2);
        driver.emit(reboot(99));
        Await.until("goes on", () -> got.size() == CAPACITY + 3);

        assertEquals(
                LongStream.concat(LongStream.rangeClosed(1, CAPACITY + 1), LongStream.of(14, 15))
                        .boxed()
                        .toList(),
                sequences());
        Resync resync = (Resync) got.get(CAPACITY + 1).event();
        assertEquals(5, resync.lost());
        assertEquals(Set.of(new Present(domain(1), false), new Present(domain(2), true)), Set.copyOf(resync.present()));
        assertTrue(resync.reason().contains("8 events"), resync.reason());
    }

    @Test
    void whatHappensWhileTheStateIsReadIsToldAfterIt() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        machines.beforeList = () -> {
            if (reads.getAndIncrement() == 0) {
                driver.emit(reboot(77));
            }
        };
        slowly(begun, goOn);
        driver.emit(reboot(0));
        Await.latch(begun);
        IntStream.rangeClosed(1, CAPACITY + 1).forEach(i -> driver.emit(reboot(i)));
        goOn.countDown();
        Await.until("bridged", () -> got.size() == CAPACITY + 3);
        assertTrue(got.get(CAPACITY + 1).event() instanceof Resync);
        assertEquals(reboot(77), got.get(CAPACITY + 2).event());
    }

    @Test
    void aStateThatCannotBeReadIsNotGuessedButReadAgain() {
        machines.defined.add(domain(1));
        AtomicInteger failures = new AtomicInteger(1);
        machines.beforeList = () -> {
            if (failures.getAndDecrement() > 0) {
                throw new VirtException(ErrorCode.OPERATION_FAILED, "not now");
            }
        };
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        slowly(begun, goOn);
        driver.emit(reboot(0));
        Await.latch(begun);
        IntStream.rangeClosed(1, CAPACITY + 3).forEach(i -> driver.emit(reboot(i)));
        goOn.countDown();
        Await.until("bridged", () -> got.size() == CAPACITY + 2);
        assertEquals(
                new Resync("the queue of 8 events was full", 3, List.of(new Present(domain(1), false))),
                got.get(CAPACITY + 1).event());
    }

    @Test
    void aSubscriberThatFollowsEventsAndResyncsKnowsTheStateThoughItIsTooSlow() {
        Set<UUID> known = new HashSet<>();
        AtomicLong resyncs = new AtomicLong();
        CountDownLatch end = new CountDownLatch(1);
        connect.subscribe(EventFilter.ALL, delivery -> {
            if (delivery.event() instanceof Resync resync) {
                resyncs.incrementAndGet();
                known.clear();
                resync.present().stream().filter(Present::active).forEach(each -> known.add(uuid(each.ref())));
            } else if (delivery.event() instanceof DomainEvent.Reboot on) {
                known.add(on.domain().uuid());
            } else if (delivery.event() instanceof DomainEvent.RtcChange off) {
                known.remove(off.domain().uuid());
            } else {
                end.countDown();
            }
        });
        for (int round = 0; round < 20_000; round++) {
            DomainRef ref = domain(round * 31 % 50);
            machines.defined.add(ref);
            if (machines.running.add(ref)) {
                driver.emit(new DomainEvent.Reboot(ref));
            } else {
                machines.running.remove(ref);
                driver.emit(new DomainEvent.RtcChange(ref, 0));
            }
        }
        DomainRef last = domain(1000);
        Await.until("all is delivered and the last is known", () -> {
            driver.emit(new DomainEvent.Watchdog(last, WatchdogAction.NONE));
            return end.getCount() == 0;
        });
        Set<UUID> running = new HashSet<>();
        machines.running.forEach(ref -> running.add(ref.uuid()));
        assertTrue(resyncs.get() > 0, "the subscriber was never too slow: this proves nothing");
        assertEquals(running, known);
    }

    private static UUID uuid(Ref ref) {
        return ((DomainRef) ref).uuid();
    }

    @Test
    void aListenerThatFailsGetsTheNextEventAllTheSame() {
        connect.subscribe(EventFilter.ALL, delivery -> {
            got.add(delivery);
            throw new IllegalStateException("listener");
        });
        driver.emit(reboot(1));
        driver.emit(reboot(2));
        Await.until("both", () -> got.size() == 2);
    }

    @Test
    void closingASubscriptionWaitsForTheListenerThatIsRunning() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Subscription subscription = slowly(begun, goOn);
        driver.emit(reboot(1));
        driver.emit(reboot(2));
        Await.latch(begun);
        CompletableFuture<Integer> closing = Threads.call(() -> {
            subscription.close();
            return got.size();
        });
        Await.until("closed", () -> !subscription.isOpen());
        assertFalse(closing.isDone());
        goOn.countDown();
        assertEquals(1, closing.join());
        driver.emit(reboot(3));
        assertEquals(1, got.size());
    }

    @Test
    void aListenerMayCloseItsOwnSubscription() {
        List<Subscription> own = new ArrayList<>();
        CountDownLatch subscribed = new CountDownLatch(1);
        own.add(connect.subscribe(EventFilter.ALL, delivery -> {
            Await.latch(subscribed);
            own.get(0).close();
            got.add(delivery);
        }));
        subscribed.countDown();
        driver.emit(reboot(1));
        driver.emit(reboot(2));
        Await.until("one came", () -> got.size() == 1);
        assertFalse(own.get(0).isOpen());
    }

    @Test
    void whenTheDriverGoesThatIsTheLastEvent() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Subscription subscription = slowly(begun, goOn);
        driver.emit(reboot(1));
        Await.latch(begun);
        IntStream.range(2, 2 + CAPACITY).forEach(i -> driver.emit(reboot(i)));
        board.pull(plugged);
        driver.emit(reboot(100));
        goOn.countDown();
        Await.until("ended", () -> !subscription.isOpen());
        assertEquals(CAPACITY + 2, got.size());
        ConnectClosed last = (ConnectClosed) got.get(CAPACITY + 1).event();
        assertEquals(CloseReason.ERROR, last.reason());
        assertTrue(last.message().contains("was removed"), last.message());
        assertThrows(StaleHandle.class, () -> connect.subscribe(EventFilter.ALL, got::add));
    }

    @Test
    void aConnectionThatItsUserClosesEndsSilently() {
        Subscription subscription = connect.subscribe(EventFilter.ALL, got::add);
        connect.close();
        assertFalse(subscription.isOpen());
        driver.emit(reboot(1));
        assertTrue(got.isEmpty());
    }

    @Test
    void aDriverThatLosesItsServerEndsTheConnection() {
        Subscription subscription = connect.subscribe(EventFilter.ALL, got::add);
        driver.emit(new ConnectClosed(CloseReason.EOF, "the server hung up"));
        Await.until("ended", () -> !subscription.isOpen());
        assertEquals(
                new ConnectClosed(CloseReason.EOF, "the server hung up"),
                got.get(0).event());
        assertEquals(1, driver.closed.get());
        assertFalse(connect.isOpen());
    }

    @Test
    void aListenerMayCallBackAndCloseTheConnection() {
        Subscription subscription = connect.subscribe(EventFilter.ALL, delivery -> {
            connect.as(Domains.class).listDomains(Set.of());
            connect.close();
            got.add(delivery);
        });
        driver.emit(reboot(1));
        Await.until("came", () -> got.size() == 1);
        assertFalse(subscription.isOpen());
        assertEquals(1, driver.closed.get());
    }
}
