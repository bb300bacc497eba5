package io.vireo.device;

import io.vireo.Handle;
import io.vireo.spi.Doorway;

/** A device of the host ({@code virNodeDevicePtr}). */
public final class NodeDevice extends Handle<NodeDeviceRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public NodeDevice(Doorway doorway, NodeDeviceRef ref) {
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
