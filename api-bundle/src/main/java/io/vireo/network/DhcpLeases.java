package io.vireo.network;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The addresses that a network lends to guests. */
@ConsumerType
public interface DhcpLeases extends Facet.OfNetwork {

    /**
     * Lists the leases that have not ended.
     *
     * @param mac the MAC address of the only guest to list; empty for all
     * @return the leases, in no promised order
     */
    @C("virNetworkGetDHCPLeases")
    @Access(value = "network:read", readOnly = true)
    List<DhcpLease> leases(Optional<String> mac);
}
