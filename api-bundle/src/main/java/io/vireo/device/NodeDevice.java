package io.vireo.device;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Returns what can be done with the device.
     *
     * @return the operations; each call goes through the gate
     */
    public NodeDeviceControl control() {
        return as(NodeDeviceControl.class);
    }

    /**
     * Describes it as it is now; see {@link NodeDeviceControl#xmlDesc}.
     *
     * @return a {@code device} document
     */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /**
     * Returns the device that it hangs from; see {@link NodeDeviceControl#parent}.
     *
     * @return the device, empty at the root of the tree
     */
    public Optional<NodeDevice> parent() {
        return control().parent().map(name -> new NodeDevice(doorway(), new NodeDeviceRef(name)));
    }

    /**
     * Lists what it can do; see {@link NodeDeviceControl#capabilityNames}.
     *
     * @return names such as {@code net} or {@code storage}
     */
    public List<String> capabilityNames() {
        return control().capabilityNames();
    }

    /** Takes it away from its driver on the host; see {@link NodeDeviceControl#detach}. */
    public void detach() {
        control().detach(Optional.empty());
    }

    /** Gives it back to its driver on the host; see {@link NodeDeviceControl#reattach}. */
    public void reattach() {
        control().reattach();
    }

    /** Brings it into its first state; see {@link NodeDeviceControl#reset}. */
    public void reset() {
        control().reset();
    }

    /** Starts it when it is defined; see {@link NodeDeviceControl#start}. */
    public void start() {
        control().start();
    }

    /** Stops it when it is a virtual device; see {@link NodeDeviceControl#destroy}. */
    public void destroy() {
        control().destroy();
    }

    /** Removes its definition; see {@link NodeDeviceControl#undefine}. */
    public void undefine() {
        control().undefine();
    }

    /**
     * Says whether it is there; see {@link NodeDeviceControl#isActive}.
     *
     * @return false when it is only defined
     */
    public boolean isActive() {
        return control().isActive();
    }

    /**
     * Says whether it has a definition that stays; see {@link NodeDeviceControl#isPersistent}.
     *
     * @return false when it vanishes as it stops
     */
    public boolean isPersistent() {
        return control().isPersistent();
    }

    /**
     * Says whether it starts together with the host or its parent; see {@link NodeDeviceControl#autostart}.
     *
     * @return true when it does
     */
    public boolean autostart() {
        return control().autostart();
    }

    /**
     * Decides whether it starts together with the host or its parent; see {@link NodeDeviceControl#setAutostart}.
     *
     * @param autostart true when it is to
     */
    public void setAutostart(boolean autostart) {
        control().setAutostart(autostart);
    }
}
