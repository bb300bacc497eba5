package io.vireo.protocol;

import io.vireo.Facet;
import java.util.Set;

/** The rows of logging in and opening, which a client's session serves itself. */
final class SessionRows extends Rows {

    SessionRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Handshake.class, Authentication.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 1 -> urgent().row(Handshake.class, Handshake::open);
            case 2 -> urgent().row(Handshake.class, Handshake::close);
            case 60 -> urgent().row(Handshake.class, Handshake::supportsFeature);
            case 66 -> urgent().max(20).row(Authentication.class, Authentication::authTypes);
            case 67 -> urgent().row(Authentication.class, Authentication::saslMechanisms);
            case 68 -> urgent().row(Authentication.class, Authentication::saslStart);
            case 69 -> urgent().row(Authentication.class, Authentication::saslStep);
            case 70 -> urgent().row(Authentication.class, Authentication::polkit);
            case 110 -> urgent().row(Handshake.class, Handshake::uri);
            case 360 -> urgent().row(Handshake.class, Handshake::registerCloseCallback);
            case 361 -> urgent().row(Handshake.class, Handshake::unregisterCloseCallback);
            case 419 -> reserved().max(20).row(Handshake.class, Handshake::setIdentity);
            default -> Line.NONE;
        };
    }
}
