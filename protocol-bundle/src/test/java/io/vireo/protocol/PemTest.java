package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are read in every form that people have them in. */
class PemTest {

    @TempDir
    Path folder;

    private static Path resource(String name) throws Exception {
        return Path.of(PemTest.class.getResource(name).toURI());
    }

    @Test
    void readsAKeyOfRsaInItsOldForm() throws Exception {
        assertEquals("RSA", Pem.key(resource("rsa-old.pem")).getAlgorithm());
        assertArrayEquals(
                Pem.key(resource("rsa-new.pem")).getEncoded(),
                Pem.key(resource("rsa-old.pem")).getEncoded());
    }

    @Test
    void readsAKeyOfACurveInItsOldForm() throws Exception {
        assertEquals("EC", Pem.key(resource("ec-old.pem")).getAlgorithm());
        assertEquals(secret("ec-new.pem"), secret("ec-old.pem"));
    }

    /** The two forms differ in whether the public half is in them too. */
    private static BigInteger secret(String name) throws Exception {
        return ((ECPrivateKey) Pem.key(resource(name))).getS();
    }

    @Test
    void saysThatAKeyIsEncrypted() throws Exception {
        Path file = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");

        String message = assertThrows(GeneralSecurityException.class, () -> Pem.key(file))
                .getMessage();
        assertTrue(message.contains("encrypted"), message);
    }

    @Test
    void saysThatThereIsNoKey() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), "nothing\n");

        assertThrows(GeneralSecurityException.class, () -> Pem.key(file));
        assertThrows(GeneralSecurityException.class, () -> Pem.certificates(file));
    }
}
