package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.protocol.AuthType;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.SaslData;
import io.vireo.protocol.SaslStep;
import io.vireo.spi.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one client says who it is. */
final class Login implements Authentication {

    private final Session session;

    Login(Session session) {
        this.session = session;
    }

    /** The client has just come. */
    void arrived() {
        session.loggedIn();
    }

    /** Who the client is, by all that is known by now. */
    Identity identity() {
        Map<String, String> known = new LinkedHashMap<>();
        Peer peer = session.peer();
        known.put("address", peer.address().toString());
        peer.user().ifPresent(name -> known.put("unix-user-name", name));
        peer.group().ifPresent(name -> known.put("unix-group-name", name));
        return new Identity(known);
    }

    @Override
    public List<AuthType> authTypes() {
        return List.of(AuthType.NONE);
    }

    @Override
    public String saslMechanisms() {
        throw refused("SASL is not asked for here");
    }

    @Override
    public SaslStep saslStart(String mechanism, SaslData data) {
        throw refused("SASL is not asked for here");
    }

    @Override
    public SaslStep saslStep(SaslData data) {
        throw refused("SASL is not asked for here");
    }

    @Override
    public boolean polkit() {
        throw refused("polkit is not asked here");
    }

    private static VirtException refused(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.AUTH_FAILED, why).in(ErrorDomain.RPC));
    }
}
