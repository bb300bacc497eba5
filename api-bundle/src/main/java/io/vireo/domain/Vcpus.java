package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.CpuSet;
import io.vireo.Facet;
import io.vireo.Text;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A domain's virtual processors. */
@ConsumerType
public interface Vcpus extends Facet.OfDomain {

    /**
     * Tells how many virtual processors the domain has, or can have.
     *
     * @param flags which number; none means the present one
     * @return the number
     */
    @C(value = "virDomainGetVcpusFlags", older = "virDomainGetMaxVcpus")
    @Access(
            value = {"domain:read", "domain:write:GUEST"},
            readOnly = true)
    int vcpuCount(Set<VcpuFlag> flags);

    /**
     * Chooses how many virtual processors the domain has, or can have.
     *
     * @param vcpus the number, at least 1
     * @param flags which number
     * @throws io.vireo.VirtException when it is more than the maximum, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C(value = "virDomainSetVcpusFlags", older = "virDomainSetVcpus")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG", "domain:write:GUEST"})
    default void setVcpuCount(int vcpus, Set<VcpuFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Switches single virtual processors on or off.
     *
     * @param vcpus which
     * @param online whether they are on
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.VirtException when one does not exist or cannot be switched, with
     *     {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetVcpu")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setVcpu(@Text CpuSet vcpus, boolean online, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells what each virtual processor does.
     *
     * @return one for each that is on
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetVcpus")
    @Access(value = "domain:read", readOnly = true)
    default List<VcpuInfo> vcpus() {
        throw new Unsupported();
    }

    /**
     * Chooses on which processors of the host a virtual processor may run.
     *
     * @param vcpu its number
     * @param cpus the processors of the host
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     */
    @C(value = "virDomainPinVcpuFlags", older = "virDomainPinVcpu")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void pinVcpu(int vcpu, CpuSet cpus, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells on which processors of the host each virtual processor may run.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return one set for each virtual processor, by number
     */
    @C("virDomainGetVcpuPinInfo")
    @Access(value = "domain:read", readOnly = true)
    default List<CpuSet> vcpuPins(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Chooses on which processors of the host the hypervisor's other threads may run.
     *
     * @param cpus the processors of the host
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     */
    @C("virDomainPinEmulator")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void pinEmulator(CpuSet cpus, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells on which processors of the host the hypervisor's other threads may run.
     *
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return the set; empty when nobody chose
     */
    @C("virDomainGetEmulatorPinInfo")
    @Access(value = "domain:read", readOnly = true)
    default Optional<CpuSet> emulatorPin(Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how much time the domain spent on processors of the host, in nanoseconds.
     *
     * @param firstCpu the first processor of the host; -1 means all of them together
     * @param cpus of how many processors; 1 for all together
     * @return one list of values for each processor, by number
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetCPUStats")
    @Access(value = "domain:read", readOnly = true)
    default List<TypedParameters> cpuStats(int firstCpu, int cpus) {
        throw new Unsupported();
    }
}
