package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DIGEST-MD5 protects arrives whole, both ways, in whatever pieces the network brings it. */
class SaslWrappingTest {

    private static final int HEAD = 4;
    private static final int MOST = 1000;

    private final byte[] message = new byte[5000];
    private SaslClient client;
    private SaslServer server;

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(message);
    }

    private SaslWrapping agree(String quality) throws SaslException {
        server = Sasl.createSaslServer(
                "DIGEST-MD5", "libvirt", "host", Map.of(Sasl.QOP, quality), SaslWrappingTest::answer);
        client = Sasl.createSaslClient(
                new String[] {"DIGEST-MD5"},
                null,
                "libvirt",
                "host",
                Map.of(Sasl.QOP, quality),
                SaslWrappingTest::answer);
        byte[] proof = client.evaluateChallenge(server.evaluateResponse(new byte[0]));
        client.evaluateChallenge(server.evaluateResponse(proof));
        assertTrue(client.isComplete() && server.isComplete());
        assertEquals(quality, client.getNegotiatedProperty(Sasl.QOP));
        return new SaslWrapping(client, MOST);
    }

    private static void answer(Callback... questions) {
        for (Callback each : questions) {
            if (each instanceof NameCallback name) {
                name.setName("fred");
            } else if (each instanceof PasswordCallback password) {
                password.setPassword("secret".toCharArray());
            } else if (each instanceof RealmCallback realm) {
                realm.setText("host");
            } else if (each instanceof AuthorizeCallback authorize) {
                authorize.setAuthorized(true);
            }
        }
    }

    private static void piece(ByteArrayOutputStream into, byte[] wrapped) {
        into.writeBytes(ByteBuffer.allocate(HEAD).putInt(wrapped.length).array());
        into.writeBytes(wrapped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-int", "auth-conf"})
    void cutsWhatIsSentIntoPiecesThatTheServerTakes(String quality) throws IOException {
        SaslWrapping wrapping = agree(quality);

        ByteBuffer wrapped = wrapping.wrap(ByteBuffer.wrap(message));

        ByteArrayOutputStream got = new ByteArrayOutputStream();
        while (wrapped.hasRemaining()) {
            byte[] piece = new byte[wrapped.getInt()];
            wrapped.get(piece);
            byte[] plain = server.unwrap(piece, 0, piece.length);
            assertTrue(plain.length <= MOST, () -> plain.length + " bytes in one piece");
            got.writeBytes(plain);
        }
        assertArrayEquals(message, got.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 700, 100_000})
    void putsTogetherWhatArrivesInPieces(int size) throws IOException {
        SaslWrapping wrapping = agree("auth-conf");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        piece(sent, server.wrap(message, 0, 2000));
        piece(sent, server.wrap(message, 2000, 3000));

        ByteArrayOutputStream got = new ByteArrayOutputStream();
        ByteBuffer all = ByteBuffer.wrap(sent.toByteArray());
        while (all.hasRemaining()) {
            int count = Math.min(size, all.remaining());
            ByteBuffer plain = wrapping.unwrap(all.slice().limit(count));
            got.write(plain.array(), plain.arrayOffset() + plain.position(), plain.remaining());
            all.position(all.position() + count);
        }
        assertArrayEquals(message, got.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_537, Integer.MAX_VALUE})
    void refusesALengthThatNobodyAgreedOn(int length) throws IOException {
        SaslWrapping wrapping = agree("auth-conf");
        ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(0, length);

        assertThrows(IOException.class, () -> wrapping.unwrap(head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-int", "auth-conf"})
    void doesNotTakeWhatSomebodyChanged(String quality) throws IOException {
        SaslWrapping wrapping = agree(quality);
        byte[] wrapped = server.wrap(message, 0, 100);
        wrapped[10] ^= 1;
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        piece(sent, wrapped);

        ByteBuffer got;
        try {
            got = wrapping.unwrap(ByteBuffer.wrap(sent.toByteArray()));
        } catch (SaslException refused) {
            return;
        }
        assertEquals(0, got.remaining(), "a changed piece is dropped, as RFC 2831 says");
    }
}
