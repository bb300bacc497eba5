package io.vireo.event;

import io.vireo.domain.MetadataKind;
import io.vireo.network.DhcpLease;
import io.vireo.network.NetworkRef;
import java.util.Optional;

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

    /**
     * A text of its metadata changed.
     *
     * @param network which object
     * @param kind which text
     * @param uri the namespace of an element
     */
    @EventId(1)
    record MetadataChange(NetworkRef network, MetadataKind kind, Optional<String> uri) implements NetworkEvent {}

    /**
     * An address was lent, lent for longer, or is free again. libvirt has no such event: it is told to whoever has the
     * connection in his own process, not over the wire.
     *
     * @param network which object
     * @param change what happened
     * @param lease the address, and who has it or had it
     */
    record Lease(NetworkRef network, LeaseChange change, DhcpLease lease) implements NetworkEvent {}

    /**
     * The process that lends addresses and answers for names ended by itself. libvirt has no such event: it is told to
     * whoever has the connection in his own process, not over the wire.
     *
     * @param network which object
     * @param change what was done about it
     * @param reason what is known of why, for people
     */
    record NameServer(NetworkRef network, NameServerChange change, String reason) implements NetworkEvent {}
}
