package io.vireo.iface;

import io.vireo.Handle;
import io.vireo.spi.Doorway;

/** A network interface of the host ({@code virInterfacePtr}). */
public final class HostInterface extends Handle<InterfaceRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public HostInterface(Doorway doorway, InterfaceRef ref) {
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
