package io.vireo.network;

import io.vireo.Ref;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a virtual network.
 *
 * @param name its name
 * @param uuid its UUID
 */
public record NetworkRef(String name, UUID uuid) implements Ref {

    /** Refuses a reference that lacks a part. */
    public NetworkRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Object identity() {
        return uuid;
    }
}
