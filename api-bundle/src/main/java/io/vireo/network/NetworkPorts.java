package io.vireo.network;

import io.vireo.Access;
import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** The ports of a network: where guests are plugged in. */
@ConsumerType
public interface NetworkPorts extends Facet.OfNetwork {

    /**
     * Lists the ports.
     *
     * @return the ports, in no promised order
     */
    @C("virNetworkListAllPorts")
    @Access(value = "network:search_ports", filter = "network_port:getattr", readOnly = true)
    List<NetworkPortRef> listPorts();

    /**
     * Finds a port by UUID.
     *
     * @param uuid its UUID
     * @return the port
     * @throws NotFound when there is no such port
     */
    @C(value = "virNetworkPortLookupByUUID", older = "virNetworkPortLookupByUUIDString")
    @Access(value = "network_port:getattr", readOnly = true)
    NetworkPortRef portByUuid(UUID uuid);

    /**
     * Makes a port and reserves what it needs, such as a device of a pool.
     *
     * @param xml a {@code networkport} document
     * @param flags how to make it
     * @return the port
     * @throws BadXml when the document is wrong; the message has the line
     * @throws AlreadyExists when there is a port of that UUID
     * @throws InvalidState when the network does not run
     */
    @C("virNetworkPortCreateXML")
    @Access("network_port:create")
    default NetworkPortRef createPort(String xml, Set<NetworkPortCreateFlag> flags) {
        throw new Unsupported();
    }
}
