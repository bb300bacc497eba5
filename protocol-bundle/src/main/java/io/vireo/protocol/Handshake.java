package io.vireo.protocol;

import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import java.util.Optional;

/** How a client that has logged in opens and closes what it came for; served by the client's session. */
public interface Handshake extends Facet.OfConnect {

    /**
     * Opens a connection to a driver.
     *
     * @param name the URI, empty when the server shall choose
     * @param flags how
     */
    @C("virConnectOpen")
    void open(Optional<String> name, ClientFlags flags);

    /** Closes it; the server ends the socket when the reply is written. */
    @C("virConnectClose")
    void close();

    /**
     * Asks whether the server supports something; may be asked before {@link #open}.
     *
     * @param feature its number, which may be newer than {@link Feature}
     * @return true when it does
     */
    @C("virConnectSupportsFeature")
    boolean supportsFeature(int feature);

    /**
     * Asks what was opened.
     *
     * @return the URI
     */
    @C("virConnectGetURI")
    String uri();

    /** Wants to be told why the server closes the connection. */
    @C("virConnectRegisterCloseCallback")
    void registerCloseCallback();

    /** Wants it no more. */
    @C("virConnectUnregisterCloseCallback")
    void unregisterCloseCallback();

    /**
     * Says on whose behalf the calls come; only another daemon may.
     *
     * @param identity the facts
     */
    @C("virConnectSetIdentity")
    void setIdentity(TypedParameters identity);
}
