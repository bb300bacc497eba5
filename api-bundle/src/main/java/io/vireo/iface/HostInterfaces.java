package io.vireo.iface;

import io.vireo.Access;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The network interfaces of the host: list, find, define. */
@ConsumerType
public interface HostInterfaces extends Facet.OfConnect {

    /**
     * Lists interfaces.
     *
     * @param flags which; none for all
     * @return the interfaces, in no promised order
     */
    @C(
            value = "virConnectListAllInterfaces",
            older = {
                "virConnectNumOfInterfaces",
                "virConnectListInterfaces",
                "virConnectNumOfDefinedInterfaces",
                "virConnectListDefinedInterfaces"
            })
    @Access(value = "connect:search_interfaces", filter = "interface:getattr", readOnly = true)
    List<InterfaceRef> listInterfaces(Set<InterfaceListFlag> flags);

    /**
     * Finds an interface by name.
     *
     * @param name its name
     * @return the interface
     * @throws NotFound when there is no such interface
     */
    @C("virInterfaceLookupByName")
    @Access(value = "interface:getattr", readOnly = true)
    InterfaceRef interfaceByName(String name);

    /**
     * Finds an interface by MAC address.
     *
     * @param mac its MAC address
     * @return the interface
     * @throws NotFound when there is no such interface
     * @throws VirtException with MULTIPLE_INTERFACES when several have it
     */
    @C("virInterfaceLookupByMACString")
    @Access(value = "interface:getattr", readOnly = true)
    default InterfaceRef interfaceByMac(String mac) {
        throw new Unsupported();
    }

    /**
     * Defines an interface, or changes its definition; it takes effect at the next start.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the interface, not started
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     */
    @C("virInterfaceDefineXML")
    @Access({"interface:write", "interface:save"})
    default InterfaceRef defineInterface(String xml, Set<InterfaceDefineFlag> flags) {
        throw new Unsupported();
    }
}
