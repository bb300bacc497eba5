package io.vireo.domain;

import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A hypervisor with one long operation, which a test lets begin, move and end. */
final class FakeJobs implements Jobs {

    final AtomicInteger aborts = new AtomicInteger();
    final CountDownLatch aborted = new CountDownLatch(1);
    private volatile JobStats stats = JobStats.NONE;

    void tell(JobOperation operation, long processed, long total) {
        stats = new JobStats(
                JobType.BOUNDED,
                TypedParameters.builder()
                        .ofInt("operation", operation.code())
                        .ofUllong("data_processed", processed)
                        .ofUllong("data_total", total)
                        .build());
    }

    @Override
    public JobStats jobStats(Set<JobStatsFlag> flags) {
        return stats;
    }

    @Override
    public void abortJob(Set<AbortJobFlag> flags) {
        if (stats.type() == JobType.NONE) {
            throw new InvalidState("no job is active");
        }
        aborts.incrementAndGet();
        aborted.countDown();
    }
}
