package io.vireo.driver.remote;

import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.protocol.AuthType;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.SaslData;
import io.vireo.protocol.SaslStep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** Says to a server who this client is, in a way that both know. */
final class Login {

    private static final String SERVICE = "libvirt";
    private static final int MOST_STEPS = 16;
    private static final List<String> SCRAM = List.of("SHA-512", "SHA-256", "SHA-1");

    /** Those that protect what follows, so that they may be used where others can listen. */
    private static final List<String> LAYERED = List.of("GSSAPI", "DIGEST-MD5");

    /** Servers offer 3DES before they find that their own library has it no more; all of them have the other one. */
    private static final String DIGEST_CIPHER = "com.sun.security.sasl.digest.cipher";

    private static final String COMMON_CIPHER = "rc4";

    private static final List<String> PLAIN = List.of("GSSAPI", "EXTERNAL", "DIGEST-MD5", "CRAM-MD5", "PLAIN");

    private final RemoteUri uri;
    private final Place place;
    private final Channel channel;
    private final Authentication server;

    Login(RemoteUri uri, Place place, Channel channel, Authentication server) {
        this.uri = uri;
        this.place = place;
        this.channel = channel;
        this.server = server;
    }

    /** Logs in; returns how, for people. */
    String run(List<AuthType> types) {
        String wanted = uri.uri().parameter("auth").orElse("").toLowerCase(Locale.ROOT);
        if (types.isEmpty() || types.contains(AuthType.NONE)) {
            return "the server asks for none";
        }
        if (types.contains(AuthType.SASL) && !wanted.equals("polkit")) {
            return sasl(wanted.startsWith("sasl.") ? Optional.of(wanted.substring(5)) : Optional.empty());
        }
        if (types.contains(AuthType.POLKIT)) {
            return polkit();
        }
        throw failed("the server wants an authentication that this client does not know: " + types);
    }

    private String polkit() {
        if (!server.polkit()) {
            throw failed(
                    "polkit does not let this user in; ask for org.libvirt.unix.manage, or use a socket of its own");
        }
        return "polkit lets this user in";
    }

    private String sasl(Optional<String> only) {
        List<String> offered = Arrays.stream(server.saslMechanisms().split(","))
                .map(each -> each.strip().toUpperCase(Locale.ROOT))
                .filter(each -> only.isEmpty() || each.equalsIgnoreCase(only.get()))
                .toList();
        Credentials credentials = Credentials.of(uri, place);
        SaslClient client = client(offered, credentials);
        try {
            exchange(client, credentials);
            return "SASL " + client.getMechanismName() + ", " + protection(client);
        } catch (Denied refused) {
            throw failed("the server refuses SASL " + client.getMechanismName() + " with " + credentials + ": "
                    + refused.facts().detail().orElse(refused.getMessage()));
        } catch (SaslException broken) {
            throw failed("SASL " + client.getMechanismName() + " with " + credentials + ": " + broken.getMessage());
        }
    }

    private SaslClient client(List<String> offered, Credentials credentials) {
        if (channel.isSecure()
                && credentials.user().isPresent()
                && credentials.password().isPresent()) {
            for (String digest : SCRAM) {
                if (offered.contains("SCRAM-" + digest)) {
                    return new Scram(
                            digest,
                            credentials.user().get(),
                            credentials.password().get());
                }
            }
        }
        return ofJava(offered, credentials)
                .orElseThrow(() -> failed("the server offers SASL by " + offered + ", and this client has "
                        + credentials
                        + (channel.isSecure() ? "" : "; without TLS only " + LAYERED + " protect what follows")));
    }

    private Optional<SaslClient> ofJava(List<String> offered, Credentials credentials) {
        List<String> known = channel.isSecure() ? PLAIN : LAYERED;
        Map<String, String> properties =
                Map.of(Sasl.QOP, channel.isSecure() ? "auth" : "auth-conf,auth-int", DIGEST_CIPHER, COMMON_CIPHER);
        for (String mechanism : known) {
            if (offered.contains(mechanism)) {
                try {
                    SaslClient client = Sasl.createSaslClient(
                            new String[] {mechanism},
                            null,
                            SERVICE,
                            uri.host(),
                            properties,
                            questions -> answer(questions, credentials));
                    if (client != null) {
                        return Optional.of(client);
                    }
                } catch (SaslException unusable) {
                    // Such as GSSAPI without a ticket; the next mechanism may do.
                    assert unusable != null;
                }
            }
        }
        return Optional.empty();
    }

    private static void answer(Callback[] questions, Credentials credentials) throws UnsupportedCallbackException {
        for (Callback each : questions) {
            if (each instanceof NameCallback name) {
                name.setName(credentials.user().orElseThrow(() -> failed("no user name: " + credentials)));
            } else if (each instanceof PasswordCallback password) {
                password.setPassword(credentials
                        .password()
                        .orElseThrow(() -> failed("no password: " + credentials))
                        .toCharArray());
            } else if (each instanceof RealmCallback realm) {
                realm.setText(realm.getDefaultText());
            } else {
                throw new UnsupportedCallbackException(each);
            }
        }
    }

    private void exchange(SaslClient client, Credentials credentials) throws SaslException {
        byte[] first = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : null;
        SaslStep answer = server.saslStart(client.getMechanismName(), data(first));
        for (int step = 0; step < MOST_STEPS; step++) {
            byte[] said = answer.data().bytes().orElse(new byte[0]);
            // The server may be content before the client has seen that the server knows the password too.
            byte[] next = client.isComplete() ? null : client.evaluateChallenge(said);
            if (answer.complete()) {
                finish(client, credentials);
                return;
            }
            answer = server.saslStep(data(next));
        }
        throw new SaslException("it does not end");
    }

    private void finish(SaslClient client, Credentials credentials) throws SaslException {
        if (!client.isComplete()) {
            throw new SaslException("the server ended it too early, with " + credentials);
        }
        if (isLayered(client)) {
            int most = Integer.parseInt(String.valueOf(client.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)));
            channel.wrapFromNowOn(new SaslWrapping(client, most));
        } else if (!channel.isSecure()) {
            throw new SaslException("the server agrees to no protection of what follows");
        }
    }

    private static boolean isLayered(SaslClient client) {
        Object quality = client.getNegotiatedProperty(Sasl.QOP);
        return "auth-conf".equals(quality) || "auth-int".equals(quality);
    }

    private static String protection(SaslClient client) {
        return isLayered(client) ? "which protects what follows" : "on a way that is protected";
    }

    private static SaslData data(byte[] bytes) {
        return bytes == null ? SaslData.NONE : SaslData.of(bytes);
    }

    private static VirtException failed(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.AUTH_FAILED, why).in(ErrorDomain.AUTH));
    }
}
