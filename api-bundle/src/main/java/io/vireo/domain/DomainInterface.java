package io.vireo.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network interface of a guest ({@code virDomainInterface}).
 *
 * @param name its name, at the source that was asked
 * @param mac its MAC address
 * @param addresses its addresses
 */
public record DomainInterface(String name, Optional<String> mac, List<IpAddress> addresses) {

    /** Refuses a value that lacks a part. */
    public DomainInterface {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        addresses = List.copyOf(addresses);
    }
}
