package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Denied;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Domains;
import io.vireo.protocol.AuthType;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.SaslData;
import io.vireo.protocol.SaslStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that must say who they are. */
@Timeout(30)
class SaslTest {

    @TempDir
    Path folder;

    private Served served;
    private WireClient client;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("users"), Users.line("anna", "pencil") + "\n" + Users.line("eve", "apple"));
        serve("");
        client = served.stranger();
    }

    private void serve(String more) {
        served = Served.start(
                folder,
                Vireo.load(),
                "auth_unix_rw = \"sasl\"\nsasl_allowed_username_list = [ \"a*\", \"root\" ]\n" + more);
    }

    @AfterEach
    void end() {
        client.close();
        served.close();
    }

    private SaslStep start(String mechanism, String data) throws IOException {
        return (SaslStep) client.call(Authentication.class, "saslStart", mechanism, data(data));
    }

    private static SaslData data(String text) {
        return SaslData.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SaslStep step) {
        return new String(step.data().bytes().orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void aClientIsToldHowAndNothingElseIsServedBefore() throws IOException {
        assertEquals(List.of(AuthType.SASL), client.call(Authentication.class, "authTypes"));
        String mechanisms = (String) client.call(Authentication.class, "saslMechanisms");
        assertTrue(mechanisms.startsWith("SCRAM-SHA-256,PLAIN"), mechanisms);
        VirtException denied = assertThrows(VirtException.class, () -> client.openUri("test:///default", false));
        assertEquals(39, denied.number());
        assertTrue(denied.getMessage().contains("authentication required"), denied.getMessage());
    }

    @Test
    void plainWithTheRightPasswordIsLetIn() throws IOException {
        assertTrue(start("PLAIN", "\0anna\0pencil").complete());
        client.openUri("test:///default", false);
        client.call(Domains.class, "domainByName", "test");
    }

    @Test
    void aWrongPasswordIsRefusedAndTheThirdIsTheLast() throws IOException {
        for (int count = 0; count < 2; count++) {
            Denied denied = assertThrows(Denied.class, () -> start("PLAIN", "\0anna\0pen"));
            assertEquals(45, denied.number());
        }
        client.send(io.vireo.ConnectRef.INSTANCE, Authentication.class, "saslStart", "PLAIN", data("\0anna\0pencils"));
        assertTrue(client.isHungUpOn());
    }

    @Test
    void aNameThatIsNotOnTheListIsRefused() {
        assertThrows(Denied.class, () -> start("PLAIN", "\0eve\0apple"));
    }

    @Test
    void scramProvesBothSidesWithoutThePassword() throws IOException {
        String first = "n=anna,r=rOprNGfwEbeRWgbNEkqO";
        SaslStep challenge = start("SCRAM-SHA-256", "n,," + first);
        assertFalse(challenge.complete());
        ScramClient scram = new ScramClient("pencil", first, text(challenge));
        SaslStep last = (SaslStep) client.call(Authentication.class, "saslStep", data(scram.last()));
        assertTrue(last.complete());
        assertEquals(scram.serverSignature(), text(last));
        client.openUri("test:///default", false);
    }

    @Test
    void scramWithAnotherPasswordOrAnUnknownNameFailsAlike() throws IOException {
        for (String name : List.of("anna", "nobody")) {
            String first = "n=" + name + ",r=rOprNGfwEbeRWgbNEkqO";
            String challenge = text(start("SCRAM-SHA-256", "n,," + first));
            ScramClient scram = new ScramClient("wrong", first, challenge);
            Denied denied =
                    assertThrows(Denied.class, () -> client.call(Authentication.class, "saslStep", data(scram.last())));
            assertTrue(denied.getMessage().contains("authentication failed"), denied.getMessage());
        }
    }

    @Test
    void externalTakesTheUserOfTheSocket() throws IOException {
        String user = System.getProperty("user.name");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                user.equals("root") || user.startsWith("a"), "the list of names has only root and a*");
        assertTrue(start("EXTERNAL", "").complete());
        client.openUri("test:///default", false);
    }

    @Test
    void anUnknownMechanismAndAStepWithoutBeginningAreRefused() {
        assertThrows(Denied.class, () -> start("GUESS", ""));
        assertThrows(Denied.class, () -> client.call(Authentication.class, "saslStep", data("x")));
    }

    @Test
    void whoSaysNothingIsDroppedInTime() throws IOException {
        client.close();
        served.close();
        serve("login_timeout = 1\n");
        client = served.stranger();
        assertTrue(client.isHungUpOn());
    }

    /** The client's side, as RFC 5802 has it. */
    private static final class ScramClient {

        private final String text;
        private final String withoutProof;
        private final Users.Verifier verifier;
        private final byte[] clientKey;

        ScramClient(String password, String first, String challenge) {
            String[] parts = challenge.split(",");
            byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
            int iterations = Integer.parseInt(parts[2].substring(2));
            withoutProof = "c=biws," + parts[0];
            text = first + "," + challenge + "," + withoutProof;
            verifier = Users.Verifier.of(password, salt, iterations);
            clientKey = Users.Verifier.clientKey(password, salt, iterations);
        }

        String last() {
            byte[] proof = Users.hmac(verifier.storedKey(), text.getBytes(StandardCharsets.UTF_8));
            for (int at = 0; at < proof.length; at++) {
                proof[at] ^= clientKey[at];
            }
            return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
        }

        String serverSignature() {
            byte[] signature = Users.hmac(verifier.serverKey(), text.getBytes(StandardCharsets.UTF_8));
            return "v=" + Base64.getEncoder().encodeToString(signature);
        }
    }
}
