package io.vireo.domain;

import io.vireo.Ref;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The name of a domain.
 *
 * <p>Two references are equal when name and UUID are; the id, which changes with every start, is only what was seen.
 *
 * @param name its name
 * @param uuid its UUID, which decides when the name has changed
 * @param id the id it ran under when the reference was made; empty when it did not run
 */
public record DomainRef(String name, UUID uuid, OptionalInt id) implements Ref {

    /** Refuses a reference that lacks a part. */
    public DomainRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Object identity() {
        return uuid;
    }

    /**
     * Names a domain whose id is not known, or that does not run.
     *
     * @param name its name
     * @param uuid its UUID
     * @return the reference
     */
    public static DomainRef of(String name, UUID uuid) {
        return new DomainRef(name, uuid, OptionalInt.empty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainRef that && name.equals(that.name) && uuid.equals(that.uuid);
    }

    @Override
    public int hashCode() {
        return uuid.hashCode();
    }
}
