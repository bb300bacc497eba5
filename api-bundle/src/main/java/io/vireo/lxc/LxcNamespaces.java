package io.vireo.lxc;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import java.io.FileDescriptor;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The namespaces of a container. */
@ConsumerType
public interface LxcNamespaces extends Facet.OfDomain {

    /**
     * Opens the namespaces of the container, so that a process can enter them; see
     * {@link io.vireo.domain.Domains#createDomainWithFiles} for what that takes.
     *
     * @return one open file for each namespace
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainLxcOpenNamespace")
    @Access("domain:open_namespace")
    List<FileDescriptor> openNamespaces();
}
