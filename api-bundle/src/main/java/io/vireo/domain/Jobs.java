package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The long operation on a domain that is under way; {@link Job} makes one easy to follow. */
@ConsumerType
public interface Jobs extends Facet.OfDomain {

    /**
     * Tells how the operation stands, or how the last one ended.
     *
     * @param flags which
     * @return the statistics; of type {@link JobType#NONE} when there is none
     */
    @C(value = "virDomainGetJobStats", older = "virDomainGetJobInfo")
    @Access(value = "domain:read", readOnly = true)
    JobStats jobStats(Set<JobStatsFlag> flags);

    /**
     * Cancels the operation and returns at once; everything is then as before.
     *
     * @param flags how
     * @throws io.vireo.InvalidState when there is none, or it cannot be cancelled
     */
    @C(value = "virDomainAbortJobFlags", older = "virDomainAbortJob")
    @Access("domain:write")
    default void abortJob(Set<AbortJobFlag> flags) {
        throw new Unsupported();
    }
}
