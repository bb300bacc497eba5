package io.vireo.nwfilter;

import io.vireo.Handle;
import io.vireo.spi.Doorway;

/** A network filter's binding to a port ({@code virNWFilterBindingPtr}). */
public final class NwFilterBinding extends Handle<NwFilterBindingRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public NwFilterBinding(Doorway doorway, NwFilterBindingRef ref) {
        super(doorway, ref);
    }
}
