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

    /**
     * Returns the network device of the port.
     *
     * @return a name such as {@code vnet0}
     */
    public String portDev() {
        return ref().portDev();
    }

    /**
     * Returns the name of the filter.
     *
     * @return the name
     */
    public String filterName() {
        return ref().filterName();
    }

    /**
     * Returns what can be done with the binding.
     *
     * @return the operations; each call goes through the gate
     */
    public NwFilterBindingControl control() {
        return as(NwFilterBindingControl.class);
    }

    /**
     * Describes it; see {@link NwFilterBindingControl#xmlDesc}.
     *
     * @return a {@code filterbinding} document
     */
    public String xmlDesc() {
        return control().xmlDesc();
    }

    /** Unbinds the filter; see {@link NwFilterBindingControl#delete}. */
    public void delete() {
        control().delete();
    }
}
