package io.vireo.device;

import io.vireo.Access;
import io.vireo.Busy;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What can be done with a device of the host. Every method fails with {@link io.vireo.NotFound} when the device is
 * gone.
 */
@ConsumerType
public interface NodeDeviceControl extends Facet.OfNodeDevice {

    /**
     * Describes the device.
     *
     * @param flags which state of it
     * @return a {@code device} document
     */
    @C("virNodeDeviceGetXMLDesc")
    @Access(value = "node_device:read", readOnly = true)
    String xmlDesc(Set<NodeDeviceXmlFlag> flags);

    /**
     * Returns the device that this one hangs from.
     *
     * @return the name of a device; empty at the root of the tree
     */
    @C("virNodeDeviceGetParent")
    @Access(value = "node_device:read", readOnly = true)
    default Optional<String> parent() {
        throw new Unsupported();
    }

    /**
     * Lists what the device can do.
     *
     * @return names such as {@code net} or {@code storage}
     */
    @C(value = "virNodeDeviceListCaps", older = "virNodeDeviceNumOfCaps")
    @Access(value = "node_device:read", readOnly = true)
    default List<String> capabilityNames() {
        throw new Unsupported();
    }

    /**
     * Takes the device away from its driver on the host, so that a guest can have it.
     *
     * @param driverName the driver that keeps it meanwhile, such as {@code vfio}; empty for the usual one
     * @throws Busy when a guest uses it
     */
    @C(value = "virNodeDeviceDetachFlags", older = "virNodeDeviceDettach")
    @Access("node_device:detach")
    default void detach(Optional<String> driverName) {
        throw new Unsupported();
    }

    /**
     * Gives the device back to its driver on the host.
     *
     * @throws Busy when a guest uses it
     */
    @C("virNodeDeviceReAttach")
    @Access("node_device:detach")
    default void reattach() {
        throw new Unsupported();
    }

    /**
     * Brings the device into its first state, before or after a guest uses it.
     *
     * @throws Busy when a guest uses it
     */
    @C("virNodeDeviceReset")
    @Access("node_device:detach")
    default void reset() {
        throw new Unsupported();
    }

    /**
     * Stops a virtual device; one that has no definition is gone then.
     *
     * @throws Busy when a guest uses it
     */
    @C("virNodeDeviceDestroy")
    @Access("node_device:stop")
    default void destroy() {
        throw new Unsupported();
    }

    /**
     * Removes the definition.
     *
     * @throws InvalidState when it has none
     */
    @C("virNodeDeviceUndefine")
    @Access("node_device:delete")
    default void undefine() {
        throw new Unsupported();
    }

    /**
     * Starts a defined device.
     *
     * @throws InvalidState when it is active already
     */
    @C("virNodeDeviceCreate")
    @Access("node_device:start")
    default void start() {
        throw new Unsupported();
    }

    /**
     * Says whether the device starts together with the host, or with its parent.
     *
     * @return true when it does
     */
    @C("virNodeDeviceGetAutostart")
    @Access("node_device:read")
    default boolean autostart() {
        throw new Unsupported();
    }

    /**
     * Decides whether the device starts together with the host, or with its parent.
     *
     * @param autostart true when it is to
     * @throws InvalidState when it has no definition
     */
    @C("virNodeDeviceSetAutostart")
    @Access("node_device:write")
    default void setAutostart(boolean autostart) {
        throw new Unsupported();
    }

    /**
     * Says whether the device has a definition that stays.
     *
     * @return false when it vanishes as it stops
     */
    @C("virNodeDeviceIsPersistent")
    @Access(value = "node_device:read", readOnly = true)
    default boolean isPersistent() {
        throw new Unsupported();
    }

    /**
     * Says whether the device is there.
     *
     * @return false when it is only defined
     */
    @C("virNodeDeviceIsActive")
    @Access(value = "node_device:read", readOnly = true)
    default boolean isActive() {
        throw new Unsupported();
    }

    /**
     * Changes a device while it keeps its name, for example the attributes of a mediated device.
     *
     * @param xml a {@code device} document
     * @param flags whether the active device, its definition or both
     * @throws io.vireo.BadXml when the document is wrong, or changes what cannot change
     */
    @C("virNodeDeviceUpdate")
    @Access("node_device:write")
    default void update(String xml, Set<NodeDeviceUpdateFlag> flags) {
        throw new Unsupported();
    }
}
