package io.vireo.domain;

import io.vireo.Ref;
import java.util.List;
import java.util.Objects;

/**
 * The name of a domain's checkpoint.
 *
 * @param name its name, unique within the domain
 * @param domain the domain
 */
public record CheckpointRef(String name, DomainRef domain) implements Ref {

    /** Refuses a reference that lacks a part. */
    public CheckpointRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(domain, "domain");
    }

    @Override
    public String label() {
        return domain.label() + "/" + name;
    }

    @Override
    public Object identity() {
        return List.of(domain.identity(), name);
    }
}
