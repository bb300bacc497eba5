package io.vireo.iface;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.InvalidState;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A change of the host's interfaces that can be taken back: between begin and commit the old definitions are kept,
 * and a restart of the host without commit brings them back.
 */
@ConsumerType
public interface InterfaceChanges extends Facet.OfConnect {

    /**
     * Keeps the present definitions.
     *
     * @throws InvalidState when a change was begun already
     */
    @C("virInterfaceChangeBegin")
    @Access("connect:interface_transaction")
    void beginInterfaceChanges();

    /**
     * Ends the change and drops what was kept.
     *
     * @throws InvalidState when no change was begun
     */
    @C("virInterfaceChangeCommit")
    @Access("connect:interface_transaction")
    void commitInterfaceChanges();

    /**
     * Ends the change and restores the definitions that were kept.
     *
     * @throws InvalidState when no change was begun
     */
    @C("virInterfaceChangeRollback")
    @Access("connect:interface_transaction")
    void rollbackInterfaceChanges();
}
