package io.vireo.network;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.UUID;

/** A virtual network ({@code virNetworkPtr}). */
public final class Network extends Handle<NetworkRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Network(Doorway doorway, NetworkRef ref) {
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

    /**
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }
}
