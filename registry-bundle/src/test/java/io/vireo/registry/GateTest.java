package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Screenshot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One doorway to one session: open, in use, shut for ever. */
class GateTest {

    private final Board board = new Board(Duration.ofMillis(300), 16);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final FakeDriver driver = FakeDriver.hypervisor("fake").with(Talker.class, new Talker(this::echo));
    private final Plugged plugged = board.plug(driver);

    @AfterEach
    void stop() {
        board.close();
    }

    private String echo(String text) {
        if (text.equals("wait")) {
            inside.countDown();
            Await.latch(release);
        }
        if (text.equals("deaf")) {
            inside.countDown();
            deafly();
        }
        return text;
    }

    private void deafly() {
        while (release.getCount() > 0) {
            Thread.interrupted();
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallReachesTheDriverThatClaimsTheUri() {
        try (Connect connect = board.open("fake:///system")) {
            assertEquals("hello", connect.as(Talk.class).echo("hello"));
            assertEquals(List.of("one", "two"), connect.as(Talk.class).words());
            assertEquals(
                    "Talk of connection on fake:///system",
                    connect.as(Talk.class).toString());
        }
        assertEquals(1, driver.closed.get());
    }

    @Test
    void aCallOfAnObjectIsBoundToTheDriversObject() {
        record Machine(int most) implements Power {
            @Override
            public int on(int level) {
                return Math.min(level, most);
            }
        }
        board.plug(FakeDriver.hypervisor("vm").withDomains(Machine.class, Map.of("web", new Machine(7))));
        try (Connect connect = board.open("vm:///system")) {
            Domain web = domain(connect, "web");
            assertEquals(5, web.as(Power.class).on(5));
            assertEquals(7, web.as(Power.class).on(9));
            Power missing = domain(connect, "db").as(Power.class);
            VirtException failure = assertThrows(VirtException.class, () -> missing.on(1));
            assertEquals(ErrorCode.NO_DOMAIN, failure.code().orElseThrow());
        }
    }

    private static Domain domain(Connect connect, String name) {
        return connect.at(DomainRef.of(name, new UUID(0, name.hashCode())));
    }

    @Test
    void aRemovedDriverLeavesStaleHandlesThatSayWhy() {
        Connect connect = board.open("fake:///system");
        Talk talk = connect.as(Talk.class);

        board.pull(plugged);

        assertEquals(1, driver.closed.get());
        assertFalse(connect.isOpen());
        String message = assertThrows(StaleHandle.class, () -> talk.echo("x")).getMessage();
        for (String part :
                List.of("fake:///system", "FAKE", "bundle.FAKE 1.2.3", "the driver was removed at 20", "virTalkEcho")) {
            assertTrue(message.contains(part), message);
        }
        assertThrows(StaleHandle.class, () -> connect.as(Talk.class));
        assertThrows(NoDriver.class, () -> board.open("fake:///system"));
        connect.close();
        assertEquals(1, driver.closed.get());
    }

    @Test
    void aHandleIsNotBoundAgainWhenTheDriverComesBack() {
        Connect connect = board.open("fake:///system");
        Talk talk = connect.as(Talk.class);
        board.pull(plugged);
        board.plug(driver);

        assertThrows(StaleHandle.class, () -> talk.echo("x"));
        assertThrows(StaleHandle.class, () -> connect.as(Talk.class));
        assertEquals("x", board.open("fake:///system").as(Talk.class).echo("x"));
    }

    @Test
    void aCallInFlightFinishesBeforeTheSessionIsClosed() {
        try (Board patient = new Board(Await.LONG, 16)) {
            Plugged patiently = patient.plug(driver);
            Talk talk = patient.open("fake:///system").as(Talk.class);
            CompletableFuture<String> call = Threads.call(() -> talk.echo("wait"));
            Await.latch(inside);
            CompletableFuture<Void> removal = Threads.run(() -> patient.pull(patiently));
            Await.until("refused", () -> {
                try {
                    return talk.echo("x").isEmpty();
                } catch (StaleHandle refused) {
                    return true;
                }
            });
            assertEquals(0, driver.closed.get());

            release.countDown();

            assertEquals("wait", call.join());
            removal.join();
            assertEquals(1, driver.closed.get());
        }
    }

    @Test
    void aCallThatOutstaysThePatienceIsInterruptedAndItsThreadGoesOnUninterrupted() {
        Talk talk = board.open("fake:///system").as(Talk.class);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<String> call = Threads.call(() -> {
            try {
                return talk.echo("wait");
            } finally {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        Await.latch(inside);
        long begin = System.nanoTime();

        board.pull(plugged);

        assertTrue(System.nanoTime() - begin >= Duration.ofMillis(290).toNanos(), "there was no patience");
        Throwable failure = assertThrows(CompletionException.class, call::join).getCause();
        assertTrue(failure instanceof StaleHandle, failure.toString());
        assertFalse(interrupted.join());
        assertEquals(1, driver.closed.get());
    }

    @Test
    void manyConnectionsDoNotNeedMorePatienceThanOne() {
        int many = 10;
        CountDownLatch all = new CountDownLatch(many);
        board.plug(
                FakeDriver.hypervisor("many").with(Talker.class, new Talker(text -> {
                    all.countDown();
                    Await.latch(release);
                    return text;
                })),
                7);
        List<CompletableFuture<String>> calls = IntStream.range(0, many)
                .mapToObj(i -> board.open("many:///system").as(Talk.class))
                .map(talk -> Threads.call(() -> talk.echo("x")))
                .toList();
        Await.latch(all);
        long begin = System.nanoTime();
        board.close();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis >= 290 && millis < many * 300 - 500, "it took " + millis + " ms");
        calls.forEach(call -> assertThrows(CompletionException.class, call::join));
    }

    @Test
    void aCallThatIgnoresTheInterruptDoesNotKeepTheDriver() {
        Talk talk = board.open("fake:///system").as(Talk.class);
        CompletableFuture<String> call = Threads.call(() -> talk.echo("deaf"));
        Await.latch(inside);

        board.pull(plugged);

        assertEquals(1, driver.closed.get());
        assertFalse(call.isDone());
        release.countDown();
        assertEquals("deaf", call.join());
    }

    @Test
    void whoRemovesTheDriverFromWithinACallDoesNotWaitForHimself() {
        try (Board patient = new Board(Await.LONG, 16)) {
            Plugged[] itself = new Plugged[1];
            itself[0] = patient.plug(FakeDriver.hypervisor("last").with(Talker.class, new Talker(text -> {
                patient.pull(itself[0]);
                return text;
            })));
            Talk talk = patient.open("last:///system").as(Talk.class);
            long begin = System.nanoTime();
            assertEquals("x", talk.echo("x"));
            assertTrue(System.nanoTime() - begin < Await.LONG.toNanos() / 2, "it waited for itself");
            assertThrows(StaleHandle.class, () -> talk.echo("x"));
        }
    }

    @Test
    void anIdleStreamEndsAtOnceWithTheDriver() {
        try (Board patient = new Board(Await.LONG, 16)) {
            Plugged patiently = patient.plug(driver);
            VirtStream stream = patient.open("fake:///system").as(Talk.class).listen();
            CompletableFuture<Integer> reader = Threads.call(() -> stream.read(ByteBuffer.allocate(8)));
            stream.write(ByteBuffer.wrap(new byte[] {1}));
            long begin = System.nanoTime();

            patient.pull(patiently);

            assertTrue(System.nanoTime() - begin < Await.LONG.toNanos() / 2, "a reader was waited for");
            reader.handle((end, failure) -> end).join();
            assertThrows(StaleHandle.class, () -> stream.write(ByteBuffer.allocate(1)));
            stream.close();
        }
    }

    @Test
    void aStreamWithinARecordIsBehindTheGateToo() {
        Screenshot picture = board.open("fake:///system").as(Talk.class).picture();
        assertEquals(Optional.of("image/png"), picture.mime());
        picture.content().write(ByteBuffer.allocate(1));
        board.pull(plugged);
        assertThrows(StaleHandle.class, () -> picture.content().write(ByteBuffer.allocate(1)));
    }

    @Test
    void aStreamThatHasEndedSaysSo() {
        VirtStream stream = board.open("fake:///system").as(Talk.class).listen();
        stream.finish();
        VirtException failure = assertThrows(VirtException.class, () -> stream.read(ByteBuffer.allocate(1)));
        assertEquals(ErrorCode.INVALID_STREAM, failure.code().orElseThrow());
        stream.abort();
    }

    @Test
    void aStreamThatIsAbortedWhileItsConnectionClosesIsNotForgotten() {
        AtomicInteger aborted = new AtomicInteger();
        board.plug(FakeDriver.hypervisor("counting").with(Talker.class, new Talker(text -> {
            aborted.incrementAndGet();
            return text;
        })));
        for (int turn = 0; turn < 500; turn++) {
            aborted.set(0);
            Connect connect = board.open("counting:///system");
            VirtStream stream = connect.as(Talk.class).listen();
            CompletableFuture<Void> closing = Threads.run(connect::close);
            stream.abort();
            closing.join();
            assertTrue(aborted.get() > 0, "forgotten in turn " + turn);
        }
    }

    @Test
    void aDriverThatIsRemovedWhileItOpensASessionLosesIt() {
        FakeDriver slow = FakeDriver.hypervisor("slow").opening(request -> {
            inside.countDown();
            deafly();
        });
        Plugged slowly = board.plug(slow);
        CompletableFuture<Connect> opening = Threads.call(() -> board.open("slow:///system"));
        Await.latch(inside);

        board.pull(slowly);
        release.countDown();

        Throwable failure =
                assertThrows(CompletionException.class, opening::join).getCause();
        assertTrue(failure instanceof StaleHandle, failure.toString());
        assertEquals(1, slow.closed.get());
    }

    @Test
    void aSessionThatHangsWhileItIsClosedDoesNotKeepTheDriver() {
        FakeDriver stuck = FakeDriver.hypervisor("stuck")
                .with(Talker.class, new Talker(this::echo))
                .closing(this::deafly);
        Plugged stuckly = board.plug(stuck);
        Talk talk = board.open("stuck:///system").as(Talk.class);
        long begin = System.nanoTime();
        board.pull(stuckly);
        assertTrue(System.nanoTime() - begin < Await.LONG.toNanos() / 2, "the driver was waited for");
        assertThrows(StaleHandle.class, () -> talk.echo("x"));
        assertEquals(1, stuck.closed.get());
        release.countDown();
    }

    @Test
    void streamsThatHangWhileTheyAreAbortedDoNotKeepTheDriver() {
        FakeDriver stuck = FakeDriver.hypervisor("stuck").with(Talker.class, new Talker(text -> {
            if (text.equals("aborted")) {
                deafly();
            }
            return text;
        }));
        Plugged stuckly = board.plug(stuck);
        Connect connect = board.open("stuck:///system");
        List<VirtStream> streams = IntStream.range(0, 20)
                .mapToObj(i -> connect.as(Talk.class).listen())
                .toList();
        long begin = System.nanoTime();
        board.pull(stuckly);
        assertTrue(System.nanoTime() - begin < Await.LONG.toNanos() / 2, "each of them was waited for");
        assertEquals(1, stuck.closed.get());
        assertThrows(StaleHandle.class, () -> streams.get(7).write(ByteBuffer.allocate(1)));
        release.countDown();
    }

    @Test
    void aFacetForAnotherKindOfObjectIsRefused() {
        Domain web = domain(board.open("fake:///system"), "web");
        VirtException failure = assertThrows(VirtException.class, () -> web.as(Talk.class));
        assertEquals(ErrorCode.INVALID_ARG, failure.code().orElseThrow());
    }
}
