package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import org.osgi.annotation.versioning.ConsumerType;

/** Translation between libvirt's documents and a hypervisor's own configuration. */
@ConsumerType
public interface NativeConfig extends Facet.OfConnect {

    /**
     * Translates a hypervisor's own configuration.
     *
     * @param format the format, such as {@code lxc-tools}
     * @param config the configuration
     * @return the document of the domain
     * @throws io.vireo.VirtException when the format is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virConnectDomainXMLFromNative")
    @Access("connect:write")
    default String domainXmlFromNative(String format, String config) {
        throw new Unsupported();
    }

    /**
     * Translates a document into a hypervisor's own configuration, for example a command line.
     *
     * @param format the format, such as {@code qemu-argv}
     * @param xml the document of a domain
     * @return the configuration
     * @throws io.vireo.VirtException when the format is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virConnectDomainXMLToNative")
    @Access("connect:write")
    default String domainXmlToNative(String format, String xml) {
        throw new Unsupported();
    }
}
