package io.vireo.secret;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.UUID;

/** A secret ({@code virSecretPtr}). */
public final class Secret extends Handle<SecretRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Secret(Doorway doorway, SecretRef ref) {
        super(doorway, ref);
    }

    /**
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }
}
