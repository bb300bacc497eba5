package io.vireo.event;

import java.util.Objects;

/**
 * One end of a viewer's connection.
 *
 * @param family the family of the address
 * @param node the host's address, or the path of the socket
 * @param service the port, or nothing
 */
public record GraphicsAddress(GraphicsFamily family, String node, String service) {

    /** Refuses an address that lacks a part. */
    public GraphicsAddress {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(service, "service");
    }
}
