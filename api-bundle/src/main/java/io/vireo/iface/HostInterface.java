package io.vireo.iface;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.Set;

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

    /**
     * Returns its MAC address, as it was when the handle was made.
     *
     * @return the address, empty when it has none
     */
    public String mac() {
        return ref().mac();
    }

    /**
     * Returns what can be done with the interface.
     *
     * @return the operations; each call goes through the gate
     */
    public HostInterfaceControl control() {
        return as(HostInterfaceControl.class);
    }

    /**
     * Describes it as it is now; see {@link HostInterfaceControl#xmlDesc}.
     *
     * @return an {@code interface} document
     */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /** Starts it; see {@link HostInterfaceControl#start}. */
    public void start() {
        control().start();
    }

    /** Stops it; see {@link HostInterfaceControl#destroy}. */
    public void destroy() {
        control().destroy();
    }

    /** Removes its definition; see {@link HostInterfaceControl#undefine}. */
    public void undefine() {
        control().undefine();
    }

    /**
     * Says whether it runs; see {@link HostInterfaceControl#isActive}.
     *
     * @return true when it runs
     */
    public boolean isActive() {
        return control().isActive();
    }
}
