package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The network interfaces of a domain. */
@ConsumerType
public interface NetworkDevices extends Facet.OfDomain {

    /**
     * Tells how much an interface sent and received.
     *
     * @param device the interface: its target such as {@code vnet0}, or its MAC address
     * @return the counters, as the guest sees them
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainInterfaceStats")
    @Access(value = "domain:read", readOnly = true)
    default InterfaceStats interfaceStats(String device) {
        throw new Unsupported();
    }

    /**
     * Tells how the speed of an interface is limited.
     *
     * @param device the interface: its target such as {@code vnet0}, or its MAC address
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code inbound.average} and others
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainGetInterfaceParameters")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters interfaceParameters(String device, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Limits the speed of an interface.
     *
     * @param device the interface: its target such as {@code vnet0}, or its MAC address
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetInterfaceParameters")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setInterfaceParameters(String device, TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Tells the addresses of the interfaces.
     *
     * @param source who is asked
     * @return the interfaces that the source knows
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainInterfaceAddresses")
    @Access(
            value = {"domain:read", "domain:write::source:AGENT"},
            readOnly = true)
    default List<DomainInterface> interfaceAddresses(AddressSource source) {
        throw new Unsupported();
    }
}
