package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.VirtException;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobType;
import io.vireo.event.DomainEvent;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The long operation that a guest is in, and the last one that it was in. */
final class GuestJobs {

    private final QemuDomain domain;
    private volatile Optional<GuestJob> present = Optional.empty();
    private volatile Optional<Background> background = Optional.empty();
    private volatile Optional<GuestJob> last = Optional.empty();

    /** What nobody waits for. */
    private record Background(Supplier<Json> progress, Runnable cancel) {}

    GuestJobs(QemuDomain domain) {
        this.domain = domain;
    }

    Optional<GuestJob> present() {
        Optional<Background> alone = background;
        // Asked outside of any lock: the answer may be that it has just ended.
        Optional<Json> progress = alone.map(each -> each.progress().get());
        return present.map(job -> progress.map(job::with).orElse(job));
    }

    Optional<GuestJob> last() {
        return last;
    }

    /**
     * Fails when there is a long operation already.
     *
     * @throws Busy that names it
     */
    void requireNone() {
        present.ifPresent(job -> {
            throw new Busy("another long operation is under way on " + domain.label() + ": "
                    + job.operation().name().toLowerCase(java.util.Locale.ROOT) + "; wait for its end, or abort it");
        });
    }

    /** Runs an operation; those who ask meanwhile are told how far it is. */
    void run(JobOperation operation, Consumer<Consumer<Json>> work) {
        requireNone();
        present = Optional.of(GuestJob.begin(operation));
        try {
            work.accept(progress -> present = present.map(job -> job.with(progress)));
            end(JobType.COMPLETED);
        } catch (VirtException failure) {
            end(Thread.currentThread().isInterrupted() ? JobType.CANCELLED : JobType.FAILED);
            throw failure;
        }
    }

    /** Says that something goes on that QEMU does by itself, until {@link #end(JobType, Json)}. */
    void begin(JobOperation operation, Supplier<Json> progress, Runnable cancel) {
        present = Optional.of(GuestJob.begin(operation));
        background = Optional.of(new Background(progress, cancel));
    }

    /** Stops what goes on by itself; false when there is nothing of that kind. */
    boolean cancel() {
        Optional<Background> alone = background;
        alone.ifPresent(each -> each.cancel().run());
        return alone.isPresent();
    }

    /** Says that it has ended. */
    void end(JobType how, Json progress) {
        background = Optional.empty();
        present = present.map(job -> job.with(progress));
        end(how);
    }

    private void end(JobType how) {
        Optional<GuestJob> ended = present.map(job -> job.ended(how));
        present = Optional.empty();
        last = ended.or(() -> last);
        if (how == JobType.COMPLETED) {
            ended.ifPresent(job -> domain.tell(new DomainEvent.JobCompleted(domain.ref(), job.values())));
        }
    }
}
