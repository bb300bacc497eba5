package io.vireo.event;

import io.vireo.device.NodeDeviceRef;

/** What can happen to a device of the host ({@code virNodeDeviceEventID}). */
public sealed interface NodeDeviceEvent extends VirtEvent {

    /**
     * Returns which object it happened to.
     *
     * @return the object
     */
    NodeDeviceRef device();

    @Override
    default NodeDeviceRef subject() {
        return device();
    }

    /**
     * It was created, deleted, defined or undefined.
     *
     * @param device which object
     * @param detail which
     */
    @EventId(0)
    record Lifecycle(NodeDeviceRef device, NodeDeviceLifecycle detail) implements NodeDeviceEvent {}

    /**
     * What its description says changed.
     *
     * @param device which object
     */
    @EventId(1)
    record Update(NodeDeviceRef device) implements NodeDeviceEvent {}
}
