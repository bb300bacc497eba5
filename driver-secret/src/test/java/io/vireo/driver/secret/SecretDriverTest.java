package io.vireo.driver.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.Busy;
import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Denied;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.event.VirtEvent;
import io.vireo.secret.SecretDefineFlag;
import io.vireo.secret.SecretListFlag;
import io.vireo.secret.SecretRef;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.PlatformCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of secrets, where, and for whom. */
class SecretDriverTest {

    private static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555550004");
    private static final byte[] VALUE = "hush-hush".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<VirtEvent> events = new ArrayList<>();
    private SecretDriver driver = new SecretDriver();
    private DriverSession session;

    @BeforeEach
    void open() {
        driver = new SecretDriver();
        connect();
    }

    private void connect() {
        session = driver.open(
                new OpenRequest(ConnectUri.parse("secret:///system"), Set.of(), events::add, Optional.of(folder)));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private void reopen() {
        close();
        open();
    }

    private HostSecrets secrets() {
        return new HostSecrets(((SecretSession) session.subject(ConnectRef.INSTANCE)).host());
    }

    private HostSecretControl control(Ref ref) {
        return new HostSecretControl((HostSecret) session.subject(ref));
    }

    private SecretRef define(String attributes) {
        return secrets()
                .defineSecret(
                        "<secret " + attributes + "><uuid>" + ID
                                + "</uuid><usage type='volume'><volume>/x</volume></usage>" + "</secret>",
                        Set.of());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    @Test
    void aSecretAndItsValueSurviveARestart() {
        SecretRef ref = define("");
        control(ref).setValue(VALUE);
        reopen();
        assertEquals(List.of(ref), secrets().listSecrets(Set.of()));
        assertArrayEquals(VALUE, control(ref).value());
    }

    @Test
    void filesAreForThisUserAlone() throws IOException {
        control(define("private='yes'")).setValue(VALUE);
        assertEquals(2, files().size());
        for (Path file : files()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void anEphemeralSecretLeavesNoFile() throws IOException {
        SecretRef ref = define("ephemeral='yes'");
        control(ref).setValue(VALUE);
        assertEquals(List.of(), files());
        assertArrayEquals(VALUE, control(ref).value());
        reopen();
        assertThrows(NotFound.class, () -> session.subject(ref));
    }

    @Test
    void anEphemeralSecretOutlivesTheLastConnection() {
        SecretRef ref = define("ephemeral='yes'");
        control(ref).setValue(VALUE);
        close();
        connect();
        assertArrayEquals(VALUE, control(ref).value());
        assertEquals(List.of(ref), secrets().listSecrets(Set.of()));
        control(ref).undefine();
        close();
        connect();
        assertThrows(NotFound.class, () -> session.subject(ref));
    }

    @Test
    void aSecretThatBecomesEphemeralLosesItsFilesAndKeepsItsValue() throws IOException {
        SecretRef ref = define("");
        control(ref).setValue(VALUE);
        define("ephemeral='yes'");
        assertEquals(List.of(), files());
        assertArrayEquals(VALUE, control(ref).value());
        define("ephemeral='no'");
        reopen();
        assertArrayEquals(VALUE, control(ref).value());
    }

    @Test
    void aPrivateValueIsForThePlatformAlone() {
        SecretRef ref = define("private='yes'");
        control(ref).setValue(VALUE);
        Denied denied = assertThrows(Denied.class, control(ref)::value);
        assertEquals("Invalid secret: secret is private", denied.getMessage());
        try (PlatformCall ours = PlatformCall.begin()) {
            assertTrue(PlatformCall.isUnderWay(), ours::toString);
            assertArrayEquals(VALUE, control(ref).value());
        }
        assertThrows(Denied.class, control(ref)::value);
    }

    @Test
    void privacyIsNotTakenBack() {
        define("private='yes'");
        assertThrows(VirtException.class, () -> define("private='no'"));
        assertEquals(1, secrets().listSecrets(Set.of(SecretListFlag.PRIVATE)).size());
        assertEquals(0, secrets().listSecrets(Set.of(SecretListFlag.EPHEMERAL)).size());
    }

    @Test
    void noMessageAndNoDocumentHasAValue() {
        SecretRef ref = define("");
        control(ref).setValue(VALUE);
        assertFalse(control(ref).xmlDesc().contains("hush"));
        assertFalse(events.toString().contains("hush"));
        assertFalse(session.subject(ref).toString().contains("hush"));
    }

    @Test
    void twoSecretsAreNotForTheSameObject() {
        define("");
        AlreadyExists taken = assertThrows(
                AlreadyExists.class,
                () -> secrets()
                        .defineSecret("<secret><usage type='volume'><volume>/x</volume></usage></secret>", Set.of()));
        assertEquals(
                "internal error: a secret with UUID " + ID + " already defined for use with /x", taken.getMessage());
        AlreadyExists other = assertThrows(
                AlreadyExists.class,
                () -> secrets()
                        .defineSecret(
                                "<secret><uuid>" + ID + "</uuid><usage type='tls'><name>n</name></usage></secret>",
                                Set.of()));
        assertTrue(other.getMessage().endsWith("is already defined for use with /x"), other::getMessage);
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        String xml = "<secret><usage type='ceph'><name>n</name></usage><bogus/></secret>";
        Unsupported refused = assertThrows(Unsupported.class, () -> secrets().defineSecret(xml, Set.of()));
        assertTrue(refused.getMessage().contains("bogus"), refused::getMessage);
        VirtException invalid =
                assertThrows(VirtException.class, () -> secrets().defineSecret(xml, Set.of(SecretDefineFlag.VALIDATE)));
        assertTrue(
                invalid.getMessage().startsWith("XML document failed to validate against schema"), invalid::getMessage);
    }

    @Test
    void aSecondProcessIsRefused() {
        OpenRequest request =
                new OpenRequest(ConnectUri.parse("secret:///system"), Set.of(), event -> {}, Optional.of(folder));
        assertThrows(Busy.class, () -> new SecretDriver().open(request));
    }
}
