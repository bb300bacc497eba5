package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What a domain on this host can have. */
@ConsumerType
public interface DomainCapabilities extends Facet.OfConnect {

    /**
     * Describes which devices, processors and features a domain can have.
     *
     * @param emulator the path of the emulator; empty means the usual one
     * @param arch the architecture; empty means that of the emulator or the host
     * @param machine the machine; empty means the usual one
     * @param type the kind of virtualization, such as {@code kvm}; empty means the best
     * @return the document {@code domainCapabilities}
     * @throws io.vireo.VirtException when the combination is not possible, with
     *     {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virConnectGetDomainCapabilities")
    @Access("connect:write")
    String domainCapabilities(
            Optional<String> emulator, Optional<String> arch, Optional<String> machine, Optional<String> type);
}
