package io.vireo.network;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a network's port. Every method fails with {@link io.vireo.NotFound} when the port is gone. */
@ConsumerType
public interface NetworkPortControl extends Facet.OfNetworkPort {

    /**
     * Describes the port.
     *
     * @return a {@code networkport} document
     */
    @C("virNetworkPortGetXMLDesc")
    @Access(value = "network_port:read", readOnly = true)
    String xmlDesc();

    /**
     * Returns the port's limits of bandwidth.
     *
     * @return {@code inbound.average}, {@code .peak}, {@code .floor} in KiB a second and {@code inbound.burst} in
     *     KiB, each UINT; the same, but for the floor, for {@code outbound}
     */
    @C("virNetworkPortGetParameters")
    @Access(value = "network_port:read", readOnly = true)
    default TypedParameters parameters() {
        throw new Unsupported();
    }

    /**
     * Changes the port's limits of bandwidth.
     *
     * @param parameters some of the values of {@link #parameters()}; what is left out stays
     */
    @C("virNetworkPortSetParameters")
    @Access("network_port:write")
    default void setParameters(TypedParameters parameters) {
        throw new Unsupported();
    }

    /** Removes the port and frees what it had reserved. */
    @C("virNetworkPortDelete")
    @Access("network_port:delete")
    default void delete() {
        throw new Unsupported();
    }
}
