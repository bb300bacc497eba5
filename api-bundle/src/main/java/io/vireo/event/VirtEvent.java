package io.vireo.event;

import io.vireo.Ref;

/**
 * Something that happened, to an object or to the connection itself.
 *
 * <p>Each record carries what libvirt sends on the wire for that event, and nothing else; place in the order and time
 * come with its {@link Delivery}.
 */
public sealed interface VirtEvent
        permits DomainEvent,
                NetworkEvent,
                StoragePoolEvent,
                StorageVolProgress,
                NodeDeviceEvent,
                SecretEvent,
                MonitorEvent,
                Resync,
                ConnectClosed {

    /**
     * Returns the object that it happened to.
     *
     * @return the object's name; {@link io.vireo.ConnectRef} for the connection
     */
    Ref subject();
}
