package io.vireo.network;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The networks of a connection: list, find, define, start. */
@ConsumerType
public interface Networks extends Facet.OfConnect {

    /**
     * Lists networks.
     *
     * @param flags which; none for all
     * @return the networks, in no promised order
     */
    @C(
            value = "virConnectListAllNetworks",
            older = {
                "virConnectNumOfNetworks",
                "virConnectListNetworks",
                "virConnectNumOfDefinedNetworks",
                "virConnectListDefinedNetworks"
            })
    @Access(value = "connect:search_networks", filter = "network:getattr", readOnly = true)
    List<NetworkRef> listNetworks(Set<NetworkListFlag> flags);

    /**
     * Finds a network by name.
     *
     * @param name its name
     * @return the network
     * @throws NotFound when there is no such network
     */
    @C("virNetworkLookupByName")
    @Access(value = "network:getattr", readOnly = true)
    NetworkRef networkByName(String name);

    /**
     * Finds a network by UUID.
     *
     * @param uuid its UUID
     * @return the network
     * @throws NotFound when there is no such network
     */
    @C(value = "virNetworkLookupByUUID", older = "virNetworkLookupByUUIDString")
    @Access(value = "network:getattr", readOnly = true)
    default NetworkRef networkByUuid(UUID uuid) {
        throw new Unsupported();
    }

    /**
     * Defines a network that stays, or changes the definition of one of the same name and UUID.
     *
     * <p>A running network goes on as it is until it is started anew.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the network, not started
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when a network has the name or the UUID but not both
     */
    @C(value = "virNetworkDefineXMLFlags", older = "virNetworkDefineXML")
    @Access({"network:write", "network:save"})
    default NetworkRef defineNetwork(String xml, Set<NetworkDefineFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Starts a network that vanishes when it stops.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to start it
     * @return the running network
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     * @throws AlreadyExists when a network of that name or UUID runs
     */
    @C(value = "virNetworkCreateXMLFlags", older = "virNetworkCreateXML")
    @Access({"network:write", "network:start"})
    default NetworkRef createNetwork(String xml, Set<NetworkCreateFlag> flags) {
        throw new Unsupported();
    }
}
