package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What a domain is and does. */
@ConsumerType
public interface Inspect extends Facet.OfDomain {

    /**
     * Describes the domain; as it runs if it runs.
     *
     * @param flags what the document says
     * @return the document {@code domain}
     */
    @C("virDomainGetXMLDesc")
    @Access(
            value = {"domain:read", "domain:read_secure:SECURE", "domain:read_secure:MIGRATABLE"},
            readOnly = true)
    String xmlDesc(Set<DomainXmlFlag> flags);

    /**
     * Tells state, memory, processors and processor time.
     *
     * @return the information
     */
    @C("virDomainGetInfo")
    @Access(value = "domain:read", readOnly = true)
    default DomainInfo info() {
        throw new Unsupported();
    }

    /**
     * Tells what the domain does, and why.
     *
     * @return the state with its reason
     */
    @C("virDomainGetState")
    @Access(value = "domain:read", readOnly = true)
    StateReason state();

    /**
     * Says whether the domain runs, be it paused.
     *
     * @return true when it does
     */
    @C("virDomainIsActive")
    @Access(value = "domain:read", readOnly = true)
    default boolean isActive() {
        throw new Unsupported();
    }

    /**
     * Tells what kind of system the domain boots.
     *
     * @return {@code hvm}, {@code exe}, {@code linux} or {@code xen}
     */
    @C("virDomainGetOSType")
    @Access(value = "domain:read", readOnly = true)
    default String osType() {
        throw new Unsupported();
    }

    /**
     * Tells the host name that the guest gave itself.
     *
     * @param flags whom to ask; none means as the driver likes
     * @return the host name
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when nobody knows it
     */
    @C("virDomainGetHostname")
    @Access("domain:write")
    default String hostname(Set<HostnameFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how the channel to the hypervisor stands.
     *
     * @return its state, and since when
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetControlInfo")
    @Access(value = "domain:read", readOnly = true)
    default ControlInfo controlInfo() {
        throw new Unsupported();
    }

    /**
     * Lists what there is to warn of.
     *
     * @param flags which kinds; none means all
     * @return sentences for people
     */
    @C("virDomainGetMessages")
    @Access(value = "domain:read", readOnly = true)
    default List<String> messages(Set<MessageKind> flags) {
        throw new Unsupported();
    }
}
