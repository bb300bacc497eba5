package io.vireo.domain;

import io.vireo.Access;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Kib;
import io.vireo.Seconds;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A domain's memory. */
@ConsumerType
public interface Memory extends Facet.OfDomain {

    /**
     * Tells how much memory the domain can have.
     *
     * @return the maximum
     */
    @C("virDomainGetMaxMemory")
    @Access(value = "domain:read", readOnly = true)
    @Kib
    Bytes maxMemory();

    /**
     * Chooses how much memory the domain can have.
     *
     * @param memory the maximum
     * @throws io.vireo.InvalidState when it runs and the hypervisor cannot change that then
     */
    @C("virDomainSetMaxMemory")
    @Access("domain:write")
    default void setMaxMemory(@Kib Bytes memory) {
        throw new Unsupported();
    }

    /**
     * Chooses how much memory the guest has; a running guest gives it back or takes it as fast as it can.
     *
     * @param memory the amount
     * @param flags the running domain, its definition or both, and whether the maximum is meant; see {@link Impact}
     * @throws io.vireo.VirtException when it is more than the maximum, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C(value = "virDomainSetMemoryFlags", older = "virDomainSetMemory")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setMemory(@Kib Bytes memory, Set<MemoryFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells the limits of memory.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code hard_limit} and others, in KiB
     */
    @C("virDomainGetMemoryParameters")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters memoryParameters(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Changes limits of memory.
     *
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetMemoryParameters")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setMemoryParameters(TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how the guest uses its memory.
     *
     * @return what is known, each at most once
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainMemoryStats")
    @Access(value = "domain:read", readOnly = true)
    default List<MemoryStat> memoryStats() {
        throw new Unsupported();
    }

    /**
     * Chooses how often the guest tells how it uses its memory.
     *
     * @param period how often; zero means never
     * @param flags the running domain, its definition or both; see {@link Impact}
     */
    @C("virDomainSetMemoryStatsPeriod")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setMemoryStatsPeriod(@Seconds Duration period, Set<MemoryFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Reads the guest's memory.
     *
     * @param offset the address
     * @param size how many bytes
     * @param flags what kind of address it is
     * @return the bytes
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainMemoryPeek")
    @Access("domain:mem_read")
    default byte[] memoryPeek(long offset, int size, Set<PeekFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Begins to measure how fast the guest writes to its memory and returns at once; the result is among
     * {@link StatsKind#DIRTYRATE}.
     *
     * @param duration for how long to measure, from 1 to 60 seconds
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainStartDirtyRateCalc")
    @Access("domain:write")
    default void startDirtyRateCalc(@Seconds Duration duration, Set<DirtyRateFlag> flags) {
        throw new Unsupported();
    }
}
