package io.vireo.protocol;

import io.vireo.C;
import io.vireo.Facet;
import java.util.List;

/** How a client says who it is, before anything else; served by the client's session. */
public interface Authentication extends Facet.OfConnect {

    /**
     * Asks how the server wants to know.
     *
     * @return the ways, in practice one
     */
    @C("virConnectAuthList")
    List<AuthType> authTypes();

    /**
     * Begins SASL.
     *
     * @return the mechanisms, separated by commas
     */
    @C("virConnectAuthSaslInit")
    String saslMechanisms();

    /**
     * Chooses a mechanism.
     *
     * @param mechanism its name
     * @param data what it says first; none is not the same as nothing
     * @return the server's answer
     */
    @C("virConnectAuthSaslStart")
    SaslStep saslStart(String mechanism, SaslData data);

    /**
     * Takes the next step.
     *
     * @param data what the mechanism says
     * @return the server's answer
     */
    @C("virConnectAuthSaslStep")
    SaslStep saslStep(SaslData data);

    /**
     * Lets the server ask polkit.
     *
     * @return true when the client is known now
     */
    @C("virConnectAuthPolkit")
    boolean polkit();
}
