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
import java.util.Optional;

/** How one client says who it is. */
final class Login implements Authentication {

    private static final int TRIES = 3;

    private final Session session;
    private volatile Optional<String> certificate = Optional.empty();
    private volatile Optional<String> saslUser = Optional.empty();
    private Optional<Mechanism> exchange = Optional.empty();
    private int failures;

    Login(Session session) {
        this.session = session;
    }

    /** The client has just come; where nobody is asked who he is, it is known by that. */
    void arrived() {
        boolean secured = session.peer().address() instanceof Address.Tcp tcp && tcp.tls();
        if (!needsSasl() && !secured) {
            session.loggedIn();
        }
    }

    /** The client's certificate was judged. */
    void certified(Tls.Judgement judgement) {
        certificate = judgement.name();
        if (judgement.welcome() && !needsSasl()) {
            session.loggedIn();
        }
    }

    /** Who the client is, by all that is known by now. */
    Identity identity() {
        Map<String, String> known = new LinkedHashMap<>();
        Peer peer = session.peer();
        known.put("address", peer.address().toString());
        peer.user().ifPresent(name -> known.put("unix-user-name", name));
        peer.group().ifPresent(name -> known.put("unix-group-name", name));
        certificate.ifPresent(name -> known.put("x509-distinguished-name", name));
        saslUser.ifPresent(name -> known.put("sasl-user-name", name));
        return new Identity(known);
    }

    private boolean needsSasl() {
        return session.host()
                .settings()
                .authentication()
                .of(session.peer().address())
                .equals(Settings.Authentications.SASL);
    }

    @Override
    public List<AuthType> authTypes() {
        return List.of(needsSasl() && saslUser.isEmpty() ? AuthType.SASL : AuthType.NONE);
    }

    @Override
    public String saslMechanisms() {
        requireSasl();
        return String.join(",", offers().keySet());
    }

    /** A way to begin an exchange. */
    private interface Beginning {
        Mechanism begin();
    }

    /** What is offered on this way: nothing that shows a password to whoever listens. */
    private Map<String, Beginning> offers() {
        Map<String, Beginning> offers = new LinkedHashMap<>();
        Users users = session.host().settings().users();
        boolean isOpenNetwork = session.peer().address() instanceof Address.Tcp tcp && !tcp.tls();
        offers.put("SCRAM-SHA-256", () -> new Scram(users));
        if (!isOpenNetwork) {
            offers.put("PLAIN", () -> new Mechanism.Plain(users));
        }
        certificate
                .or(() -> session.peer().user())
                .ifPresent(name -> offers.put("EXTERNAL", () -> new Mechanism.External(name)));
        return offers;
    }

    @Override
    public synchronized SaslStep saslStart(String mechanism, SaslData data) {
        requireSasl();
        Beginning offer = offers().get(mechanism);
        if (offer == null) {
            throw refused("the mechanism '" + mechanism + "' is not offered");
        }
        exchange = Optional.of(offer.begin());
        return data.bytes().isEmpty() ? new SaslStep(false, SaslData.of(new byte[0])) : step(data);
    }

    @Override
    public synchronized SaslStep saslStep(SaslData data) {
        requireSasl();
        return step(data);
    }

    private SaslStep step(SaslData data) {
        Mechanism running = exchange.orElseThrow(() -> refused("no exchange was begun"));
        try {
            byte[] answer = running.step(data.bytes().orElse(new byte[0]));
            if (!running.isComplete()) {
                return new SaslStep(false, SaslData.of(answer));
            }
            exchange = Optional.empty();
            welcome(running.user());
            return new SaslStep(true, answer.length == 0 ? SaslData.NONE : SaslData.of(answer));
        } catch (Mechanism.Refused reason) {
            exchange = Optional.empty();
            session.host().complaints().add(() -> session.peer() + ": SASL failed: " + reason.getMessage());
            failures++;
            if (failures >= TRIES) {
                session.client().drop("it failed to log in " + TRIES + " times");
            }
            throw refused("authentication failed");
        }
    }

    private void welcome(String user) {
        if (!session.host().settings().allowsSaslUser(user)) {
            throw new Mechanism.Refused("'" + user + "' is not on the list of allowed names");
        }
        saslUser = Optional.of(user);
        session.loggedIn();
    }

    @Override
    public boolean polkit() {
        throw refused("polkit is not asked here");
    }

    private void requireSasl() {
        if (!needsSasl() || saslUser.isPresent()) {
            throw refused("SASL is not asked for here");
        }
    }

    private static VirtException refused(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.AUTH_FAILED, why).in(ErrorDomain.RPC));
    }
}
