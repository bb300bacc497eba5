package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try") // Most holds are only held.
class ObjectLockTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ObjectLock lock = new ObjectLock(() -> "web");
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch letGo = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        letGo.countDown();
        others.shutdownNow();
        assertTrue(others.awaitTermination(10, TimeUnit.SECONDS));
    }

    /** Another thread holds the object, once this returns, until {@link #letGo}. */
    private Future<Void> heldBy(LockLevel level, String operation, Callable<?> meanwhile) throws InterruptedException {
        CountDownLatch has = new CountDownLatch(1);
        Future<Void> holder = others.submit(() -> {
            try (Hold hold = lock.acquire(level, operation, LONG)) {
                has.countDown();
                meanwhile.call();
                letGo.await();
                return null;
            }
        });
        has.await();
        return holder;
    }

    private Future<Void> held(LockLevel level, String operation) throws InterruptedException {
        return heldBy(level, operation, () -> null);
    }

    @Test
    void impatientCallerIsToldWhoHoldsTheObject() throws Exception {
        held(LockLevel.MODIFY, "start");
        Busy refusal = assertThrows(Busy.class, () -> lock.acquire(LockLevel.MODIFY, "suspend", Duration.ZERO));
        assertTrue(refusal.getMessage().contains("web is busy: start, for "), refusal.getMessage());
    }

    @Test
    void patienceEndsWithTheNameOfTheHolder() throws Exception {
        held(LockLevel.MODIFY, "start");
        Thread.sleep(1000);
        TimedOut late =
                assertThrows(TimedOut.class, () -> lock.acquire(LockLevel.QUERY, "stats", Duration.ofMillis(50)));
        assertTrue(late.getMessage().contains("web is busy: start, for 1 s; stats waited 50 ms"), late.getMessage());
    }

    @Test
    void queriesRunSideBySideAndKeepChangesOut() throws Exception {
        held(LockLevel.QUERY, "stats");
        lock.acquire(LockLevel.QUERY, "info", Duration.ZERO).close();
        assertThrows(Busy.class, () -> lock.acquire(LockLevel.MODIFY, "start", Duration.ZERO));
    }

    @Test
    void longChangeCanLetQueriesIn() {
        Hold[] mine = new Hold[1];
        Future<?> other = others.submit(() -> mine[0] = lock.acquire(LockLevel.MODIFY, "migrate", LONG));
        assertThrowsNothing(other);
        assertThrows(Busy.class, () -> lock.acquire(LockLevel.QUERY, "info", Duration.ZERO));
        mine[0].letQueriesIn();
        lock.acquire(LockLevel.QUERY, "info", Duration.ZERO).close();
        assertThrows(Busy.class, () -> lock.acquire(LockLevel.MODIFY, "start", Duration.ZERO));
    }

    private static void assertThrowsNothing(Future<?> work) {
        try {
            work.get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void waitingCallerGetsTheObjectWhenItIsFree() throws Exception {
        Future<Void> holder = held(LockLevel.MODIFY, "start");
        Future<?> waiting = others.submit(
                () -> lock.acquire(LockLevel.MODIFY, "suspend", LONG).close());
        assertFalse(waiting.isDone());
        letGo.countDown();
        holder.get();
        waiting.get(10, TimeUnit.SECONDS);
        assertEquals(Optional.empty(), lock.holder());
    }

    @Test
    void destroyInterruptsTheChangeAndTakesOver() throws Exception {
        Future<Void> holder = held(LockLevel.MODIFY, "start");
        try (Hold hold = lock.acquire(LockLevel.DESTROY, "destroy", LONG)) {
            assertEquals("destroy", lock.holder().orElseThrow().operation());
        }
        ExecutionException end = assertThrows(ExecutionException.class, holder::get);
        assertTrue(end.getCause() instanceof InterruptedException, end.toString());
    }

    @Test
    void interruptOfADestroyDoesNotOutliveTheHold() throws Exception {
        CountDownLatch has = new CountDownLatch(1);
        Future<Boolean> marked = others.submit(() -> {
            try (Hold hold = lock.acquire(LockLevel.MODIFY, "start", LONG)) {
                has.countDown();
                while (!hold.isCancelled() || !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            return Thread.currentThread().isInterrupted();
        });
        has.await();
        lock.acquire(LockLevel.DESTROY, "destroy", LONG).close();
        assertFalse(marked.get());
    }

    @Test
    void destroyGoesBeforeThoseWhoWait() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch has = new CountDownLatch(1);
        others.submit(() -> {
            try (Hold hold = lock.acquire(LockLevel.MODIFY, "start", LONG)) {
                has.countDown();
                while (leave.getCount() > 0) {
                    Thread.onSpinWait();
                }
            }
        });
        has.await();
        AtomicInteger order = new AtomicInteger();
        Future<Integer> change = others.submit(() -> {
            try (Hold hold = lock.acquire(LockLevel.MODIFY, "suspend", LONG)) {
                return order.incrementAndGet();
            }
        });
        Future<Integer> destroy = others.submit(() -> {
            try (Hold hold = lock.acquire(LockLevel.DESTROY, "destroy", LONG)) {
                return order.incrementAndGet();
            }
        });
        while (!lock.holder().orElseThrow().cancelled()) {
            Thread.onSpinWait();
        }
        leave.countDown();
        assertEquals(1, destroy.get());
        assertEquals(2, change.get());
    }

    @Test
    void cancelRunsTheHookOnceAndTheOperationNotices() throws Exception {
        AtomicInteger stopped = new AtomicInteger();
        try (Hold hold = lock.acquire(LockLevel.MODIFY, "save", LONG)) {
            assertFalse(lock.cancel(), "an operation without a hook cannot be cancelled");
            hold.check();
            hold.onCancel(stopped::incrementAndGet);
            assertTrue(lock.cancel());
            assertTrue(lock.cancel());
            VirtException aborted = assertThrows(VirtException.class, hold::check);
            assertEquals(Optional.of(ErrorCode.OPERATION_ABORTED), aborted.code());
        }
        assertEquals(1, stopped.get());
        assertFalse(lock.cancel());
    }

    @Test
    void progressIsSeenFromOutside() {
        try (Hold hold = lock.acquire(LockLevel.MODIFY, "save", LONG)) {
            hold.progress(3, 10);
            Holder holder = lock.holder().orElseThrow();
            assertEquals(3, holder.done());
            assertEquals(10, holder.total());
            assertEquals(LockLevel.MODIFY, holder.level());
        }
    }

    @Test
    void workRunsUnderTheLockAndLetsGoWhenItFails() {
        assertEquals(
                "start",
                lock.call(
                        LockLevel.MODIFY,
                        "start",
                        LONG,
                        () -> lock.holder().orElseThrow().operation()));
        assertThrows(
                ArithmeticException.class,
                () -> lock.run(LockLevel.MODIFY, "start", LONG, () -> {
                    throw new ArithmeticException();
                }));
        assertEquals(Optional.empty(), lock.holder());
    }

    @Test
    void nestingIsRefusedInsteadOfHanging() {
        try (Hold hold = lock.acquire(LockLevel.QUERY, "info", LONG)) {
            assertThrows(IllegalStateException.class, () -> lock.acquire(LockLevel.MODIFY, "start", LONG));
            assertThrows(IllegalStateException.class, () -> lock.acquire(LockLevel.DESTROY, "destroy", LONG));
        }
        lock.acquire(LockLevel.MODIFY, "start", Duration.ZERO).close();
    }

    @Test
    void interruptedWaiterKeepsItsMark() throws Exception {
        held(LockLevel.MODIFY, "start");
        Thread.currentThread().interrupt();
        assertThrows(TimedOut.class, () -> lock.acquire(LockLevel.MODIFY, "suspend", LONG));
        assertTrue(Thread.interrupted());
    }
}
