package io.vireo.nwfilter;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.UUID;

/** A network filter ({@code virNWFilterPtr}). */
public final class NwFilter extends Handle<NwFilterRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public NwFilter(Doorway doorway, NwFilterRef ref) {
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

    /**
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }

    /**
     * Returns what can be done with the filter.
     *
     * @return the operations; each call goes through the gate
     */
    public NwFilterControl control() {
        return as(NwFilterControl.class);
    }

    /**
     * Describes it; see {@link NwFilterControl#xmlDesc}.
     *
     * @return a {@code filter} document
     */
    public String xmlDesc() {
        return control().xmlDesc();
    }

    /** Removes it; see {@link NwFilterControl#undefine}. */
    public void undefine() {
        control().undefine();
    }
}
