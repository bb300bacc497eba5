package io.vireo.domain;

import io.vireo.Handle;
import io.vireo.spi.Doorway;

/** A domain's checkpoint ({@code virDomainCheckpointPtr}). */
public final class Checkpoint extends Handle<CheckpointRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Checkpoint(Doorway doorway, CheckpointRef ref) {
        super(doorway, ref);
    }

    /**
     * Returns its name, as it was when the handle was made.
     *
     * @return the name
     */
    public String name() {
        return ref().name();
    }
}
