package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.AbortJobFlag;
import io.vireo.domain.JobStats;
import io.vireo.domain.JobStatsFlag;
import io.vireo.domain.Jobs;
import java.util.Set;

/** How far a long operation on a domain is, and the wish that it stops. */
final class QemuJobs implements Jobs {

    private final QemuDomain domain;

    QemuJobs(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public JobStats jobStats(Set<JobStatsFlag> flags) {
        boolean completed = flags.contains(JobStatsFlag.COMPLETED);
        if (!completed && !domain.state().isActive()) {
            throw domain.notRunning();
        }
        return domain.state()
                .guest()
                .flatMap(guest -> completed ? guest.jobs().last() : guest.jobs().present())
                .map(GuestJob::stats)
                .orElse(JobStats.NONE);
    }

    @Override
    public void abortJob(Set<AbortJobFlag> flags) {
        QemuGuest guest = domain.guest();
        if (!guest.jobs().cancel() && !domain.lock().cancel()) {
            throw new InvalidState("no job is active on the domain: nothing that could be stopped is being done with "
                    + domain.label());
        }
    }
}
