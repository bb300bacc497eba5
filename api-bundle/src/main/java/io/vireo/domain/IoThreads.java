package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.CpuSet;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A domain's I/O threads. */
@ConsumerType
public interface IoThreads extends Facet.OfDomain {

    /**
     * Lists the I/O threads.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return the threads
     */
    @C("virDomainGetIOThreadInfo")
    @Access(value = "domain:read", readOnly = true)
    List<IoThreadInfo> ioThreads(Set<Impact> flags);

    /**
     * Chooses on which processors of the host an I/O thread may run.
     *
     * @param id the number of the I/O thread, at least 1
     * @param cpus the processors of the host
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     */
    @C("virDomainPinIOThread")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void pinIoThread(int id, CpuSet cpus, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Adds an I/O thread.
     *
     * @param id the number of the I/O thread, at least 1
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when there is one of that number, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainAddIOThread")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void addIoThread(int id, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Removes an I/O thread.
     *
     * @param id the number of the I/O thread, at least 1
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a disk uses it or there is none, with
     *     {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainDelIOThread")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void removeIoThread(int id, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Changes how an I/O thread polls.
     *
     * @param id the number of the I/O thread, at least 1
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetIOThreadParams")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setIoThread(int id, TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }
}
