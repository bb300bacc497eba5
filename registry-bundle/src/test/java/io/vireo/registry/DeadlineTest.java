package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller with a deadline gets an answer by then, whatever the driver does. */
class DeadlineTest {

    private final Board board = new Board(Duration.ZERO, 16);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    DeadlineTest() {
        Power hanging = level -> {
            if (level == 0) {
                return (int) Thread.currentThread()
                        .getName()
                        .chars()
                        .filter(each -> each == '-')
                        .count();
            }
            begun.countDown();
            try {
                Await.latch(goOn);
            } catch (Await.Interrupted cut) {
                interrupted.complete(true);
                throw cut;
            }
            return level;
        };
        record Hanging(Power inner) implements Power {
            @Override
            public int on(int level) {
                return inner.on(level);
            }
        }
        board.plug(FakeDriver.hypervisor("fake").withDomains(Hanging.class, Map.of("web", new Hanging(hanging))));
    }

    private static Domain on(Connect connect) {
        return connect.at(DomainRef.of("web", new UUID(1, 1)));
    }

    private Domain within(Duration patience) {
        return on(board.open("fake:///system").within(patience));
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        board.close();
    }

    @Test
    void aCallThatIsQuickEnoughAnswers() {
        assertEquals(2, within(Await.LONG).as(Power.class).on(0), "not on a thread named vireo-call-N");
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndNamed() {
        Power power = within(Duration.ofMillis(200)).as(Power.class);
        TimedOut late = assertThrows(TimedOut.class, () -> power.on(1));
        assertEquals(
                "Timed out during operation: virPowerOn of web on fake:///system did not return within 200 ms;"
                        + " it was interrupted",
                late.getMessage());
        assertTrue(interrupted.join());
    }

    @Test
    void theMessageNamesWhoHoldsTheObject() {
        Connect connect = board.open("fake:///system");
        CompletableFuture<Integer> holder =
                Threads.call(() -> on(connect).as(Power.class).on(2));
        Await.latch(begun);
        Power power = on(connect.within(Duration.ofMillis(200))).as(Power.class);
        String message = assertThrows(TimedOut.class, () -> power.on(1)).getMessage();
        assertTrue(message.endsWith("did not return within 200 ms: web is busy: on, for 0 s"), message);
        assertFalse(holder.isDone());
        goOn.countDown();
        assertEquals(2, holder.join());
    }

    @Test
    void anErrorOfTheDriverComesThroughAsItIs() {
        Connect connect = board.open("fake:///system").within(Await.LONG);
        Power missing = connect.at(DomainRef.of("db", new UUID(1, 2))).as(Power.class);
        assertThrows(NotFound.class, () -> missing.on(1));
    }

    @Test
    void anInterruptedCallerStopsWaitingAndInterruptsTheCall() {
        Power power = within(Await.LONG).as(Power.class);
        Thread caller = Thread.currentThread();
        Threads.run(() -> {
            Await.latch(begun);
            caller.interrupt();
        });
        VirtException failure = assertThrows(VirtException.class, () -> power.on(1));
        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.OPERATION_ABORTED, failure.code().orElseThrow());
        assertTrue(interrupted.join());
    }

    /** What comes out of a driver that does not heed interrupts, after its caller has gone. */
    @ParameterizedTest
    @MethodSource("openings")
    void whatComesTooLateIsLetGo(Consumer<Talk> opening) {
        CompletableFuture<String> aborted = new CompletableFuture<>();
        Talker inner = new Talker(text -> {
            aborted.complete(text);
            return text;
        });
        CountDownLatch open = new CountDownLatch(1);
        FakeDriver late = FakeDriver.hypervisor("late").with(LateTalker.class, new LateTalker(inner, open));
        board.plug(late);
        Talk talk = board.open("late:///system").within(Duration.ofMillis(50)).as(Talk.class);

        assertThrows(TimedOut.class, () -> opening.accept(talk));
        assertFalse(aborted.isDone());
        open.countDown();

        assertEquals(
                "aborted",
                aborted.orTimeout(Await.LONG.toSeconds(), TimeUnit.SECONDS).join());
    }

    static Stream<Consumer<Talk>> openings() {
        return Stream.of(Talk::listen, Talk::picture);
    }
}
