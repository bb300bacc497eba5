package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.event.EventFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A driver is replaced a thousand times while it is used; nobody may see anything but that it went. */
class SwapTest {

    private static final int SWAPS = 1000;
    private static final int CALLERS = 4;

    private final Board board = new Board(Duration.ofSeconds(5), 64);
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong nobody = new AtomicLong();
    private final Map<Integer, FakeDriver> drivers = new ConcurrentHashMap<>();

    @Test
    void onlyStaleHandlesAndMissingDriversAreSeen() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Void>> running = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.runAsync(this::call, callers))
                    .toList();
            for (int i = 0; i < SWAPS; i++) {
                swap();
            }
            end.set(true);
            running.forEach(CompletableFuture::join);
        } finally {
            callers.shutdownNow();
            board.close();
        }
        assertTrue(answers.get() > SWAPS, "hardly a call got through: " + answers);
        assertTrue(stale.get() > SWAPS / 10, "the driver was hardly ever removed under a call: " + stale);
        assertTrue(nobody.get() > 0, "nobody ever came while the driver was away");
        drivers.values().forEach(driver -> assertEquals(driver.opened.size(), driver.closed.get()));
    }

    /** One life of a driver, in which some calls are answered, or, on a machine that has no time for them, 20 ms pass. */
    private void swap() {
        int number = generation.incrementAndGet();
        AtomicBoolean gone = new AtomicBoolean();
        FakeDriver driver = FakeDriver.hypervisor("fake").with(Talker.class, new Talker(text -> {
            if (gone.get()) {
                throw new IllegalStateException("a call in a driver that was removed");
            }
            Thread.yield();
            if (gone.get()) {
                throw new IllegalStateException("a driver was removed under a call in flight");
            }
            return text + number;
        }));
        drivers.put(number, driver);
        Plugged plugged = board.plug(driver);
        long enough = answers.get() + CALLERS;
        long until = System.nanoTime() + 20_000_000;
        while (answers.get() < enough && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        board.pull(plugged);
        gone.set(true);
    }

    private void call() {
        while (!end.get()) {
            try (Connect connect = board.open("fake:///system")) {
                connect.subscribe(EventFilter.ALL, delivery -> {});
                Talk talk = connect.as(Talk.class);
                String first = talk.echo("");
                while (!end.get()) {
                    assertEquals(first, talk.echo(""), "a handle was bound again");
                    answers.incrementAndGet();
                }
            } catch (StaleHandle expected) {
                stale.incrementAndGet();
            } catch (NoDriver expected) {
                nobody.incrementAndGet();
                Thread.yield();
            }
        }
    }
}
