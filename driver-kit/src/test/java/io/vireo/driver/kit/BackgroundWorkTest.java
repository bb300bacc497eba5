package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

    private final BackgroundWork work =
            new BackgroundWork("background", getClass().getClassLoader());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void whatMustNotBeLeftHalfDoneIsDoneForAnInterruptedCallerToo() {
        List<Boolean> interrupted = new ArrayList<>();

        Thread.currentThread().interrupt();
        work.toTheEnd(() -> interrupted.add(Thread.currentThread().isInterrupted()));

        assertTrue(Thread.interrupted(), "the caller is interrupted still");
        assertEquals(List.of(false), interrupted);
    }

    @Test
    void anInterruptWhileItIsDoneDoesNotEndTheWait() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> done = new ArrayList<>();
        Thread caller = new Thread(() -> {
            work.toTheEnd(() -> {
                begun.countDown();
                await(goOn);
                done.add("work");
            });
            done.add("caller");
        });
        caller.start();
        await(begun);

        caller.interrupt();
        goOn.countDown();
        caller.join();

        assertEquals(List.of("work", "caller"), done);
    }

    @Test
    void whatItThrowsIsThrownToTheCaller() {
        var failure = new IllegalStateException("no");

        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> work.toTheEnd(() -> {
                            throw failure;
                        })));
    }

    @Test
    void afterTheEndTheCallerDoesItItself() {
        List<Thread> by = new ArrayList<>();
        work.close();

        work.toTheEnd(() -> by.add(Thread.currentThread()));

        assertEquals(List.of(Thread.currentThread()), by);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
