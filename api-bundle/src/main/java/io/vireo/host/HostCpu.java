package io.vireo.host;

import io.vireo.Access;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The processors of the host: which there are, what they do, and how they compare to those of other hosts. */
@ConsumerType
public interface HostCpu extends Facet.OfConnect {

    /** Stands for all processors together. */
    int ALL_CPUS = -1;

    /**
     * Returns which processors there are.
     *
     * @return present and online processors
     */
    @C("virNodeGetCPUMap")
    @Access(value = "connect:read", readOnly = true)
    default HostCpuMap cpuMap() {
        throw new Unsupported();
    }

    /**
     * Returns how a processor spent its time since the host started.
     *
     * <p>The counters are nanoseconds: {@code kernel}, {@code user}, {@code idle}, {@code iowait}, {@code intr}. A
     * host that knows no times gives {@code utilization}, in percent.
     *
     * @param cpu the processor's number, or {@link #ALL_CPUS}
     * @return the counters that the host has
     * @throws VirtException with INVALID_ARG when there is no such processor
     */
    @C("virNodeGetCPUStats")
    @Access(value = "connect:read", readOnly = true)
    default List<NodeCounter> cpuStats(int cpu) {
        throw new Unsupported();
    }

    /**
     * Lists the processor models that can be named for an architecture.
     *
     * @param arch the architecture, such as {@code x86_64}
     * @return names of models; empty when any will do
     */
    @C("virConnectGetCPUModelNames")
    @Access(value = "connect:read", readOnly = true)
    default List<String> cpuModelNames(String arch) {
        throw new Unsupported();
    }

    /**
     * Compares the host's processor with a described one.
     *
     * @param xml a {@code cpu} document, or a capabilities document with one
     * @param flags how to compare
     * @return how the host's processor stands to the other
     * @throws BadXml when the document is wrong; the message has the line
     */
    @C("virConnectCompareCPU")
    @Access(value = "connect:read", readOnly = true)
    default CpuComparison compareCpu(String xml, Set<CompareCpuFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Compares what the hypervisor can give to a guest with a described processor.
     *
     * @param emulator the path of the emulator; empty for the default of the architecture
     * @param arch the guest's architecture; empty for the host's
     * @param machine the machine type; empty for the emulator's default
     * @param virtType the kind of domain, such as {@code kvm}; empty for the best there is
     * @param xml a {@code cpu} document
     * @param flags how to compare
     * @return how the hypervisor's processor stands to the other
     * @throws BadXml when the document is wrong; the message has the line
     */
    @C("virConnectCompareHypervisorCPU")
    @Access("connect:write")
    default CpuComparison compareHypervisorCpu(
            Optional<String> emulator,
            Optional<String> arch,
            Optional<String> machine,
            Optional<String> virtType,
            String xml,
            Set<CompareCpuFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Computes the best processor that several hosts have in common.
     *
     * @param xmls {@code cpu} documents, or capabilities documents, one a host
     * @param flags how to describe it
     * @return a {@code cpu} document
     * @throws BadXml when the document is wrong; the message has the line
     * @throws VirtException with OPERATION_FAILED when they have none in common
     */
    @C("virConnectBaselineCPU")
    @Access(value = "connect:read", readOnly = true)
    default String baselineCpu(List<String> xmls, Set<BaselineCpuFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Computes the best processor that the hypervisors of several hosts can give to a guest.
     *
     * @param emulator the path of the emulator; empty for the default of the architecture
     * @param arch the guest's architecture; empty for the host's
     * @param machine the machine type; empty for the emulator's default
     * @param virtType the kind of domain, such as {@code kvm}; empty for the best there is
     * @param xmls {@code cpu} documents, one a host
     * @param flags how to describe it
     * @return a {@code cpu} document
     * @throws BadXml when the document is wrong; the message has the line
     * @throws VirtException with OPERATION_FAILED when they have none in common
     */
    @C("virConnectBaselineHypervisorCPU")
    @Access("connect:write")
    default String baselineHypervisorCpu(
            Optional<String> emulator,
            Optional<String> arch,
            Optional<String> machine,
            Optional<String> virtType,
            List<String> xmls,
            Set<BaselineCpuFlag> flags) {
        throw new Unsupported();
    }
}
