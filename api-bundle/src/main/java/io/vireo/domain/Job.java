package io.vireo.domain;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A long operation on a domain that goes on in the background: it can be watched, waited for and cancelled.
 *
 * <p>It runs on a thread of its own and makes its calls through the domain's connection, so it fails when that is shut.
 * It goes on when nobody looks at it.
 *
 * @param <T> what it yields
 */
public final class Job<T> {

    /**
     * What a job does.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it; everything is as before when it fails.
         *
         * @param steps to be told each step
         * @return what the job yields
         */
        T run(Steps steps);
    }

    /** Where the work of a job says how far it is. */
    public interface Steps {

        /**
         * Begins a step.
         *
         * @param phase what is done now, in a word
         * @throws VirtException when the job was cancelled meanwhile, with {@link ErrorCode#OPERATION_ABORTED}
         */
        void begin(String phase);

        /**
         * Begins a step from which there is no way back: the job cannot be cancelled any more.
         *
         * @param phase what is done now, in a word
         * @throws VirtException when the job was cancelled before, with {@link ErrorCode#OPERATION_ABORTED}
         */
        void commit(String phase);
    }

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final Domain domain;
    private final String name;
    private final JobOperation operation;
    private final JobWatch watch = new JobWatch(System::nanoTime);
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private boolean cancelled;
    private boolean committed;

    private Job(Domain domain, String name, JobOperation operation) {
        this.domain = Objects.requireNonNull(domain, "domain");
        this.name = Objects.requireNonNull(name, "name");
        this.operation = Objects.requireNonNull(operation, "operation");
    }

    /**
     * Begins an operation.
     *
     * @param domain on which domain
     * @param name what people call it, such as {@code save}
     * @param operation what the hypervisor calls it, so that no other operation on the domain is taken for it
     * @param work what to do
     * @param <T> what it yields
     * @return the job, under way
     */
    public static <T> Job<T> start(Domain domain, String name, JobOperation operation, Work<T> work) {
        Job<T> job = new Job<>(domain, name, operation);
        job.inBackground(() -> job.run(work));
        return job;
    }

    private void inBackground(Runnable task) {
        Thread thread = new Thread(task, "vireo job: " + this);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Work<T> work) {
        try {
            T result = work.run(new Progressing());
            watch.end();
            outcome.complete(result);
        } catch (Throwable failure) {
            // Not only exceptions: whoever waits must hear of an error too, and this thread has nobody else to tell.
            watch.end();
            outcome.completeExceptionally(failure);
        }
    }

    /** {@return what people call it} */
    public String name() {
        return name;
    }

    /** {@return on which domain it is} */
    public Domain domain() {
        return domain;
    }

    /** {@return how it stands} */
    public synchronized JobState state() {
        if (!outcome.isDone()) {
            return cancelled ? JobState.CANCELLING : JobState.RUNNING;
        }
        if (!outcome.isCompletedExceptionally()) {
            return JobState.DONE;
        }
        return cancelled ? JobState.CANCELLED : JobState.FAILED;
    }

    /**
     * Asks the hypervisor how far it is; what was known last stands when nobody answers.
     *
     * @return the progress; that nothing moves shows only when it is asked for more than once
     */
    public JobProgress progress() {
        if (!outcome.isDone()) {
            try {
                JobStats stats = domain.jobs().jobStats(Set.of());
                if (isOurs(stats)) {
                    watch.see(stats);
                }
            } catch (VirtException nobodyAnswers) {
                return watch.progress();
            }
        }
        return watch.progress();
    }

    private boolean isOurs(JobStats stats) {
        boolean runs = stats.type() == JobType.BOUNDED || stats.type() == JobType.UNBOUNDED;
        return runs && (stats.operation() == operation || stats.operation() == JobOperation.UNSPECIFIED);
    }

    /**
     * Cancels it, in whatever phase it is, and returns at once; {@link #await} tells when it has ended.
     *
     * <p>Does nothing when it has ended or there is no way back.
     *
     * @throws io.vireo.Unsupported when the driver cannot interrupt what it does now; it ends before its next step then
     */
    public void cancel() {
        synchronized (this) {
            if (outcome.isDone() || committed || cancelled) {
                return;
            }
            cancelled = true;
        }
        if (!abort()) {
            inBackground(this::abortUntilEnded);
        }
    }

    private boolean abort() {
        Jobs jobs = domain.jobs();
        if (!isOurs(jobs.jobStats(Set.of()))) {
            return false;
        }
        try {
            jobs.abortJob(Set.of());
            return true;
        } catch (InvalidState tooEarlyOrTooLate) {
            return false;
        }
    }

    /** The hypervisor may not have begun yet; whoever cancels is not kept waiting for that. */
    private void abortUntilEnded() {
        boolean over = false;
        while (!over) {
            try {
                over = hasEndedWithin(RETRY.toNanos()) || abort();
            } catch (VirtException refused) {
                // The work itself meets the same obstacle, or ends before its next step.
                over = true;
            }
        }
    }

    /**
     * Waits until it has ended.
     *
     * @param patience how long to wait; the job goes on when that is over
     * @return what it yields
     * @throws TimedOut when it has not ended in time; the message says how far it is
     * @throws VirtException when it failed or was cancelled
     */
    public T await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!hasEndedWithin(Math.min(GLANCE.toNanos(), end - System.nanoTime()))) {
            JobProgress progress = progress();
            if (end - System.nanoTime() <= 0) {
                throw new TimedOut(this + " has not ended within " + patience.toMillis() + " ms and goes on: "
                        + progress + "; wait longer, or cancel it");
            }
        }
        try {
            return outcome.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new VirtException(ErrorCode.INTERNAL_ERROR, this + " broke down", failed.getCause());
        }
    }

    private boolean hasEndedWithin(long nanos) {
        try {
            outcome.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED, "waiting for " + this + " was interrupted; it goes on", stopped);
        }
    }

    /**
     * Returns name and domain, for messages.
     *
     * @return a text such as {@code save of web}
     */
    @Override
    public String toString() {
        return name + " of " + domain.name();
    }

    private final class Progressing implements Steps {

        @Override
        public void begin(String phase) {
            step(phase, false);
        }

        @Override
        public void commit(String phase) {
            step(phase, true);
        }

        private void step(String phase, boolean last) {
            synchronized (Job.this) {
                if (cancelled) {
                    throw new VirtException(ErrorCode.OPERATION_ABORTED, Job.this + " was cancelled before: " + phase);
                }
                committed |= last;
            }
            watch.enter(phase);
        }
    }
}
