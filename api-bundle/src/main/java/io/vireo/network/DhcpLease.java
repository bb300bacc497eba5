package io.vireo.network;

import io.vireo.Seconds;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An address that a network lent to a guest ({@code virNetworkDHCPLease}).
 *
 * @param iface the network's device on the host, such as {@code virbr0}
 * @param expiry when it ends; {@link Instant#EPOCH} when it never does
 * @param type the family of the address
 * @param mac the guest's MAC address
 * @param iaid the identity association of a DHCPv6 client
 * @param address the IP address
 * @param prefix how many bits of it name the network
 * @param hostname the name that the guest gave itself
 * @param clientId the client id, or the DUID for IPv6
 */
public record DhcpLease(
        String iface,
        @Seconds(bits = 64) Instant expiry,
        IpAddressType type,
        Optional<String> mac,
        Optional<String> iaid,
        String address,
        int prefix,
        Optional<String> hostname,
        Optional<String> clientId) {

    /** Refuses a value that lacks a part. */
    public DhcpLease {
        Objects.requireNonNull(iface, "iface");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(iaid, "iaid");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(clientId, "clientId");
    }
}
