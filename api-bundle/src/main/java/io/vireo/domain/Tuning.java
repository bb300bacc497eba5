package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What share of the host a domain gets. */
@ConsumerType
public interface Tuning extends Facet.OfDomain {

    /**
     * Tells which scheduler gives the domain its processor time.
     *
     * @return its name, and how many values it has
     */
    @C("virDomainGetSchedulerType")
    @Access(value = "domain:read", readOnly = true)
    default SchedulerType schedulerType() {
        throw new Unsupported();
    }

    /**
     * Tells how processor time is shared.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code cpu_shares} and others
     */
    @C(value = "virDomainGetSchedulerParametersFlags", older = "virDomainGetSchedulerParameters")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters schedulerParameters(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Changes how processor time is shared.
     *
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C(value = "virDomainSetSchedulerParametersFlags", older = "virDomainSetSchedulerParameters")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setSchedulerParameters(TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how disk access is shared.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code weight} and others
     */
    @C("virDomainGetBlkioParameters")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters blkioParameters(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Changes how disk access is shared.
     *
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetBlkioParameters")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setBlkioParameters(TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells on which nodes of the host memory lies.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code numa_nodeset} and {@code numa_mode}
     */
    @C("virDomainGetNumaParameters")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters numaParameters(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Chooses on which nodes of the host memory lies.
     *
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetNumaParameters")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setNumaParameters(TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells which perf events are counted.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return for each event by name whether it is
     */
    @C("virDomainGetPerfEvents")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters perfEvents(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Chooses which perf events are counted.
     *
     * @param parameters for each event by name whether it is; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetPerfEvents")
    @Access("domain:write")
    default void setPerfEvents(TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }
}
