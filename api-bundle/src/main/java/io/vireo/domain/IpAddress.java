package io.vireo.domain;

import io.vireo.network.IpAddressType;
import java.util.Objects;

/**
 * An address of a network interface ({@code virDomainIPAddress}).
 *
 * @param family its family
 * @param address the address as text
 * @param prefix how many bits name the network
 */
public record IpAddress(IpAddressType family, String address, int prefix) {

    /** Refuses a value that lacks a part. */
    public IpAddress {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(address, "address");
    }
}
