package io.vireo.network;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.UUID;

/** A virtual network's port ({@code virNetworkPortPtr}). */
public final class NetworkPort extends Handle<NetworkPortRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public NetworkPort(Doorway doorway, NetworkPortRef ref) {
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
