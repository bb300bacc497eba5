package io.vireo.qemu;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.domain.DomainRef;
import org.osgi.annotation.versioning.ConsumerType;

/** Domains that QEMU runs and nobody manages yet. */
@ConsumerType
public interface QemuDomains extends Facet.OfConnect {

    /**
     * Takes over a QEMU that somebody else started.
     *
     * @param pid the number of its process
     * @return the domain
     * @throws io.vireo.VirtException when it is no QEMU with a monitor, with
     *     {@link io.vireo.ErrorCode#OPERATION_FAILED}
     */
    @C("virDomainQemuAttach")
    @Access({"domain:start", "domain:write"})
    DomainRef attachDomain(int pid);
}
