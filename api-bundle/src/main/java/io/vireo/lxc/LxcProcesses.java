package io.vireo.lxc;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Programs that are run in a container, beside its own. */
@ConsumerType
public interface LxcProcesses extends Facet.OfDomain {

    /**
     * Runs a program in the namespaces of the container, within its limits and with no more rights than the container's
     * own, and waits for its end. libvirt leaves that to the caller, who enters the namespaces himself; it is not
     * carried over the wire.
     *
     * @param command the program, by its path in the container, and its arguments
     * @return how it ended and what it wrote
     * @throws io.vireo.InvalidState when the container does not run
     * @throws io.vireo.TimedOut when the program did not end within half a minute; it is ended then
     */
    @C("virDomainLxcEnterNamespace")
    @Access("domain:open_namespace")
    LxcProcessResult execute(List<String> command);
}
