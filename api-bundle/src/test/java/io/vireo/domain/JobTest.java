package io.vireo.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job can be watched, waited for and cancelled, whatever the hypervisor does meanwhile. */
@Timeout(60)
class JobTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final DomainRef WEB = DomainRef.of("web", new UUID(1, 2));

    private final FakeJobs jobs = new FakeJobs();
    private final Domain domain = new Domain(new FakeDoorway("test:///default").with(Jobs.class, jobs), WEB);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void letEverythingEnd() {
        gate.countDown();
    }

    private Job<String> begin(Job.Work<String> work) {
        return Job.start(domain, "save", JobOperation.SAVE, work);
    }

    /** A job whose first step has begun, and which ends when the gate opens. */
    private Job<String> untilTheGateOpens() {
        CountDownLatch begun = new CountDownLatch(1);
        Job<String> job = begin(steps -> {
            steps.begin("saving");
            begun.countDown();
            pass(gate);
            steps.commit("finishing");
            return "saved";
        });
        pass(begun);
        return job;
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LONG.toSeconds(), TimeUnit.SECONDS), "nobody opened the latch");
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void itYieldsWhatItsWorkYields() {
        Job<String> job = begin(steps -> "saved");
        assertEquals("saved", job.await(LONG));
        assertEquals(JobState.DONE, job.state());
        assertTrue(job.state().isOver());
    }

    @Test
    void whoWaitsGetsTheErrorThatItFailedWith() {
        Busy busy = new Busy("web is busy: start, for 12 s");
        Job<String> job = begin(steps -> {
            throw busy;
        });
        assertSame(busy, assertThrows(Busy.class, () -> job.await(LONG)));
        assertEquals(JobState.FAILED, job.state());
    }

    @Test
    void aBrokenDriverFailsTheJobRatherThanLeaveItHanging() {
        Job<String> job = begin(steps -> {
            throw new LinkageError("a class is missing");
        });
        VirtException error = assertThrows(VirtException.class, () -> job.await(LONG));
        assertEquals(Optional.of(ErrorCode.INTERNAL_ERROR), error.code());
        assertEquals("a class is missing", error.getCause().getMessage());
    }

    @Test
    void whoHasNoPatienceLearnsHowFarItIsAndItGoesOn() {
        jobs.tell(JobOperation.SAVE, 3L << 30, 8L << 30);
        Job<String> job = untilTheGateOpens();
        TimedOut error = assertThrows(TimedOut.class, () -> job.await(Duration.ofMillis(20)));
        assertTrue(error.getMessage().contains("save of web has not ended within 20 ms"), error::getMessage);
        assertTrue(error.getMessage().contains("3 GiB of 8 GiB"), error::getMessage);
        assertEquals(JobState.RUNNING, job.state());
        gate.countDown();
        assertEquals("saved", job.await(LONG));
    }

    @Test
    void progressIsWhatTheHypervisorTellsOfIt() {
        Job<String> job = untilTheGateOpens();
        jobs.tell(JobOperation.SAVE, 1, 4);
        assertEquals(0.25, job.progress().fraction().orElseThrow());
    }

    @Test
    void anotherOperationOnTheDomainIsNotTakenForIt() {
        Job<String> job = untilTheGateOpens();
        jobs.tell(JobOperation.BACKUP, 1, 4);
        assertTrue(job.progress().fraction().isEmpty());
    }

    @Test
    void progressIsToldEvenWhenNobodyCanBeAsked() {
        Domain silent = new Domain(new FakeDoorway("test:///default"), WEB);
        Job<String> job = Job.start(silent, "save", JobOperation.SAVE, steps -> {
            steps.begin("saving");
            return "saved";
        });
        job.await(LONG);
        assertEquals("saving", job.progress().phase());
        assertEquals(JobStats.NONE, job.progress().stats());
    }

    @Test
    void cancellingInterruptsWhatTheHypervisorDoes() {
        jobs.tell(JobOperation.SAVE, 1, 4);
        Job<String> job = begin(steps -> {
            pass(jobs.aborted);
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "save of web: canceled by client");
        });
        job.cancel();
        VirtException error = assertThrows(VirtException.class, () -> job.await(LONG));
        assertEquals(Optional.of(ErrorCode.OPERATION_ABORTED), error.code());
        assertEquals(JobState.CANCELLED, job.state());
    }

    @Test
    void cancellingBeforeTheHypervisorHasBegunReachesItWhenItBegins() {
        Job<String> job = begin(steps -> {
            pass(gate);
            jobs.tell(JobOperation.SAVE, 0, 4);
            pass(jobs.aborted);
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "save of web: canceled by client");
        });
        job.cancel();
        assertEquals(JobState.CANCELLING, job.state());
        assertEquals(0, jobs.aborts.get());
        gate.countDown();
        assertThrows(VirtException.class, () -> job.await(LONG));
        assertEquals(JobState.CANCELLED, job.state());
        assertEquals(1, jobs.aborts.get());
    }

    @Test
    void cancellingNeverInterruptsAnotherOperation() {
        jobs.tell(JobOperation.BACKUP, 1, 4);
        Job<String> job = untilTheGateOpens();
        job.cancel();
        gate.countDown();
        assertThrows(VirtException.class, () -> job.await(LONG));
        assertEquals(0, jobs.aborts.get());
    }

    @Test
    void cancellingBetweenTwoStepsKeepsTheNextFromBeginning() {
        Job<String> job = untilTheGateOpens();
        job.cancel();
        gate.countDown();
        VirtException error = assertThrows(VirtException.class, () -> job.await(LONG));
        assertEquals(Optional.of(ErrorCode.OPERATION_ABORTED), error.code());
        assertEquals("saving", job.progress().phase());
    }

    @Test
    void cancellingIsTooLateOnceThereIsNoWayBack() {
        jobs.tell(JobOperation.SAVE, 4, 4);
        CountDownLatch committed = new CountDownLatch(1);
        Job<String> job = begin(steps -> {
            steps.commit("finishing");
            committed.countDown();
            pass(gate);
            return "saved";
        });
        pass(committed);
        job.cancel();
        assertEquals(JobState.RUNNING, job.state());
        assertEquals(0, jobs.aborts.get());
        gate.countDown();
        assertEquals("saved", job.await(LONG));
    }

    @Test
    void cancellingSaysWhenTheDriverCannot() {
        Domain silent = new Domain(new FakeDoorway("test:///default"), WEB);
        Job<String> job = Job.start(silent, "save", JobOperation.SAVE, steps -> {
            pass(gate);
            steps.begin("second");
            return "saved";
        });
        assertThrows(Unsupported.class, job::cancel);
        gate.countDown();
        assertThrows(VirtException.class, () -> job.await(LONG), "the next step must not begin");
    }

    @Test
    void cancellingWhatHasEndedDoesNothing() {
        jobs.tell(JobOperation.SAVE, 4, 4);
        Job<String> job = begin(steps -> "saved");
        job.await(LONG);
        job.cancel();
        assertEquals(JobState.DONE, job.state());
        assertEquals(0, jobs.aborts.get());
    }

    @Test
    void whoIsInterruptedWhileWaitingIsToldAndTheJobGoesOn() {
        Job<String> job = untilTheGateOpens();
        Thread.currentThread().interrupt();
        VirtException error = assertThrows(VirtException.class, () -> job.await(LONG));
        assertTrue(Thread.interrupted(), "the interruption must not get lost");
        assertEquals(Optional.of(ErrorCode.OPERATION_ABORTED), error.code());
        assertFalse(job.state().isOver());
    }
}
