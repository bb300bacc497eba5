package io.vireo.nwfilter;

import io.vireo.Ref;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a network filter.
 *
 * @param name its name
 * @param uuid its UUID
 */
public record NwFilterRef(String name, UUID uuid) implements Ref {

    /** Refuses a reference that lacks a part. */
    public NwFilterRef {
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
