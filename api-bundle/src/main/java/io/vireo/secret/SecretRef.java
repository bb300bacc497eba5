package io.vireo.secret;

import io.vireo.Ref;
import java.util.Objects;
import java.util.UUID;

/**
 * The name of a secret.
 *
 * @param uuid its UUID
 * @param usage what it is for
 * @param usageId for which object, empty when for none
 */
public record SecretRef(UUID uuid, SecretUsage usage, String usageId) implements Ref {

    /** Refuses a reference that lacks a part. */
    public SecretRef {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(usageId, "usageId");
    }

    @Override
    public String label() {
        return uuid.toString();
    }

    @Override
    public Object identity() {
        return uuid;
    }
}
