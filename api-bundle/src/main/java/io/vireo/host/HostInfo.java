package io.vireo.host;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What a connection leads to: the hypervisor, the host and what both can do. */
@ConsumerType
public interface HostInfo extends Facet.OfConnect {

    /**
     * Returns the driver's name, as {@code virConnectGetType} gives it.
     *
     * @return a name such as {@code QEMU}
     */
    @C("virConnectGetType")
    @Access(value = "connect:getattr", readOnly = true)
    String hypervisorType();

    /**
     * Returns the version of the hypervisor.
     *
     * @return {@code major * 1000000 + minor * 1000 + release}; 0 when there is none
     */
    @C("virConnectGetVersion")
    @Access(value = "connect:getattr", readOnly = true)
    default long hypervisorVersion() {
        throw new Unsupported();
    }

    /**
     * Returns the version of libvirt whose behaviour the other side has.
     *
     * @return {@code major * 1000000 + minor * 1000 + release}
     */
    @C("virConnectGetLibVersion")
    @Access(value = "connect:getattr", readOnly = true)
    default long libraryVersion() {
        throw new Unsupported();
    }

    /**
     * Returns the name of the host on which the hypervisor runs.
     *
     * @return a host name, fully qualified when the host knows its domain
     */
    @C("virConnectGetHostname")
    @Access(value = "connect:getattr", readOnly = true)
    default String hostname() {
        throw new Unsupported();
    }

    /**
     * Describes the host and the kinds of guest that it can run.
     *
     * @return a {@code capabilities} document
     */
    @C("virConnectGetCapabilities")
    @Access(value = "connect:read", readOnly = true)
    default String capabilities() {
        throw new Unsupported();
    }

    /**
     * Describes the host's firmware, boards and memory modules.
     *
     * @return a {@code sysinfo} document
     */
    @C("virConnectGetSysinfo")
    @Access(value = "connect:read", readOnly = true)
    default String sysinfo() {
        throw new Unsupported();
    }

    /**
     * Returns what the host is made of.
     *
     * @return processors, memory and topology
     */
    @C("virNodeGetInfo")
    @Access(value = "connect:read", readOnly = true)
    default NodeInfo nodeInfo() {
        throw new Unsupported();
    }

    /**
     * Returns the most virtual processors that a domain can have.
     *
     * @param type the kind of domain, such as {@code kvm}; empty for the driver's default
     * @return the number
     */
    @C("virConnectGetMaxVcpus")
    @Access(value = "connect:read", readOnly = true)
    default int maxVcpus(Optional<String> type) {
        throw new Unsupported();
    }

    /**
     * Says whether nobody can listen on the way to the hypervisor.
     *
     * @return true when the way is encrypted or stays on the host
     */
    @C("virConnectIsSecure")
    @Access(
            value = {},
            readOnly = true)
    default boolean isSecure() {
        throw new Unsupported();
    }
}
