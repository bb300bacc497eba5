package io.vireo.network;

import io.vireo.Access;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What can be done with a network. Every method fails with {@link io.vireo.NotFound} when the network is gone. */
@ConsumerType
public interface NetworkControl extends Facet.OfNetwork {

    /**
     * Describes the network.
     *
     * @param flags which state of it
     * @return a {@code network} document
     */
    @C("virNetworkGetXMLDesc")
    @Access(value = "network:read", readOnly = true)
    String xmlDesc(Set<NetworkXmlFlag> flags);

    /**
     * Starts a defined network.
     *
     * @throws InvalidState when it runs already
     */
    @C("virNetworkCreate")
    @Access("network:start")
    default void start() {
        throw new Unsupported();
    }

    /**
     * Stops a running network at once; guests on it lose their connection. A transient network is gone then.
     *
     * @throws InvalidState when it does not run
     */
    @C("virNetworkDestroy")
    @Access("network:stop")
    default void destroy() {
        throw new Unsupported();
    }

    /**
     * Removes the definition; a running network becomes transient.
     *
     * @throws InvalidState when it has no definition
     */
    @C("virNetworkUndefine")
    @Access("network:delete")
    default void undefine() {
        throw new Unsupported();
    }

    /**
     * Changes one element of the network, as far as possible without a restart.
     *
     * @param command what to do
     * @param section which kind of element
     * @param parentIndex which of several parents, from 0; -1 when there is only one, or for the one that fits
     * @param xml the element
     * @param flags what to change
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when that section cannot be changed that way
     * @throws InvalidState when the element is missing or there already, or the network does not run
     */
    @C("virNetworkUpdate")
    @Access({"network:write", "network:save:!CONFIG|LIVE", "network:save:CONFIG"})
    default void update(
            NetworkUpdateCommand command,
            NetworkUpdateSection section,
            int parentIndex,
            String xml,
            Set<NetworkUpdateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Says whether the network runs.
     *
     * @return true when it runs
     */
    @C("virNetworkIsActive")
    @Access(value = "network:read", readOnly = true)
    default boolean isActive() {
        throw new Unsupported();
    }

    /**
     * Says whether the network has a definition that stays.
     *
     * @return false when it vanishes as it stops
     */
    @C("virNetworkIsPersistent")
    @Access(value = "network:read", readOnly = true)
    default boolean isPersistent() {
        throw new Unsupported();
    }

    /**
     * Returns the bridge that guests are plugged into.
     *
     * @return the name of a network device of the host
     * @throws InvalidState when the network has no bridge
     */
    @C("virNetworkGetBridgeName")
    @Access(value = "network:read", readOnly = true)
    default String bridgeName() {
        throw new Unsupported();
    }

    /**
     * Says whether the network starts together with the host.
     *
     * @return true when it does
     */
    @C("virNetworkGetAutostart")
    @Access(value = "network:read", readOnly = true)
    default boolean autostart() {
        throw new Unsupported();
    }

    /**
     * Decides whether the network starts together with the host.
     *
     * @param autostart true when it is to
     * @throws InvalidState when the network is transient
     */
    @C("virNetworkSetAutostart")
    @Access("network:write")
    default void setAutostart(boolean autostart) {
        throw new Unsupported();
    }
}
