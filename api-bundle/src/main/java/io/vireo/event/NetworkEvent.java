package io.vireo.event;

import io.vireo.network.NetworkRef;

/** What can happen to a virtual network ({@code virNetworkEventID}). */
public sealed interface NetworkEvent extends VirtEvent {

    /**
     * Returns which object it happened to.
     *
     * @return the object
     */
    NetworkRef network();

    @Override
    default NetworkRef subject() {
        return network();
    }

    /**
     * It was defined, undefined, started or stopped.
     *
     * @param network which object
     * @param detail which
     */
    @EventId(0)
    record Lifecycle(NetworkRef network, NetworkLifecycle detail) implements NetworkEvent {}
}
