package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobType;
import io.vireo.event.DomainEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** The long operation that a guest is in, and the last one that it was in. */
final class GuestJobs {

    private final QemuDomain domain;
    private volatile Optional<GuestJob> present = Optional.empty();
    private volatile Optional<GuestJob> last = Optional.empty();

    GuestJobs(QemuDomain domain) {
        this.domain = domain;
    }

    Optional<GuestJob> present() {
        return present;
    }

    Optional<GuestJob> last() {
        return last;
    }

    /** Runs an operation; those who ask meanwhile are told how far it is. */
    void run(JobOperation operation, Consumer<Consumer<Json>> work) {
        present = Optional.of(GuestJob.begin(operation));
        try {
            work.accept(progress -> present = present.map(job -> job.with(progress)));
            end(JobType.COMPLETED);
        } catch (VirtException failure) {
            end(Thread.currentThread().isInterrupted() ? JobType.CANCELLED : JobType.FAILED);
            throw failure;
        }
    }

    private void end(JobType how) {
        GuestJob ended = present.orElseThrow().ended(how);
        present = Optional.empty();
        last = Optional.of(ended);
        if (how == JobType.COMPLETED) {
            domain.tell(new DomainEvent.JobCompleted(domain.ref(), ended.values()));
        }
    }
}
