package io.vireo.network;

import io.vireo.Ref;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a virtual network's port.
 *
 * @param network the network
 * @param uuid the port's UUID
 */
public record NetworkPortRef(NetworkRef network, UUID uuid) implements Ref {

    /** Refuses a reference that lacks a part. */
    public NetworkPortRef {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String label() {
        return network.label() + "/" + uuid;
    }

    @Override
    public Object identity() {
        return uuid;
    }
}
