package io.vireo.network;

import io.vireo.Handle;
import io.vireo.TypedParameters;
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

    /**
     * Returns what can be done with the port.
     *
     * @return the operations; each call goes through the gate
     */
    public NetworkPortControl control() {
        return as(NetworkPortControl.class);
    }

    /**
     * Describes it; see {@link NetworkPortControl#xmlDesc}.
     *
     * @return a {@code networkport} document
     */
    public String xmlDesc() {
        return control().xmlDesc();
    }

    /**
     * Returns its limits of bandwidth; see {@link NetworkPortControl#parameters}.
     *
     * @return the limits
     */
    public TypedParameters parameters() {
        return control().parameters();
    }

    /**
     * Changes its limits of bandwidth; see {@link NetworkPortControl#setParameters}.
     *
     * @param parameters the limits that change
     */
    public void setParameters(TypedParameters parameters) {
        control().setParameters(parameters);
    }

    /** Removes it; see {@link NetworkPortControl#delete}. */
    public void delete() {
        control().delete();
    }
}
