package io.vireo.iface;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What can be done with a network interface of the host. Every method fails with {@link io.vireo.NotFound} when the
 * interface is gone.
 */
@ConsumerType
public interface HostInterfaceControl extends Facet.OfInterface {

    /**
     * Describes the interface.
     *
     * @param flags which state of it
     * @return an {@code interface} document
     */
    @C("virInterfaceGetXMLDesc")
    @Access(value = "interface:read", readOnly = true)
    String xmlDesc(Set<InterfaceXmlFlag> flags);

    /** Removes the definition; a running interface goes on. */
    @C("virInterfaceUndefine")
    @Access("interface:delete")
    default void undefine() {
        throw new Unsupported();
    }

    /**
     * Starts the interface with its definition.
     *
     * @throws InvalidState when it runs already
     */
    @C("virInterfaceCreate")
    @Access("interface:start")
    default void start() {
        throw new Unsupported();
    }

    /**
     * Stops the interface; whoever is connected through it loses the connection.
     *
     * @throws InvalidState when it does not run
     */
    @C("virInterfaceDestroy")
    @Access("interface:stop")
    default void destroy() {
        throw new Unsupported();
    }

    /**
     * Says whether the interface runs.
     *
     * @return true when it runs
     */
    @C("virInterfaceIsActive")
    @Access(value = "interface:read", readOnly = true)
    default boolean isActive() {
        throw new Unsupported();
    }
}
