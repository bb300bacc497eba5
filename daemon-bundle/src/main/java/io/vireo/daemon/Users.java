package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Users and what proves that somebody knows a password, never the password: a file with a line each,
 * {@code name:SCRAM-SHA-256$iterations:salt$storedKey:serverKey}.
 *
 * @param file where; read anew at every login, so that a change holds at once
 */
record Users(Path file) {

    private static final String METHOD = "SCRAM-SHA-256";
    private static final int ITERATIONS = 15_000;
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final int SALT = 16;
    private static final int BITS = 256;
    private static final long LARGEST = 1 << 20;
    private static final byte[] SECRET = random(32);

    /** What a password is held against. */
    record Verifier(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {

        static Verifier of(String password, byte[] salt, int iterations) {
            byte[] serverKey =
                    hmac(salted(password, salt, iterations), "Server Key".getBytes(StandardCharsets.US_ASCII));
            return new Verifier(salt, iterations, sha256(clientKey(password, salt, iterations)), serverKey);
        }

        /** What only somebody who knows the password can tell. */
        static byte[] clientKey(String password, byte[] salt, int iterations) {
            return hmac(salted(password, salt, iterations), "Client Key".getBytes(StandardCharsets.US_ASCII));
        }

        boolean fits(String password) {
            return MessageDigest.isEqual(of(password, salt, iterations).storedKey(), storedKey);
        }

        @Override
        public String toString() {
            return METHOD + "$" + iterations + ":" + text(salt) + "$" + text(storedKey) + ":" + text(serverKey);
        }

        private static String text(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** Looks a user up. */
    Optional<Verifier> find(String user) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VirtException(ErrorCode.READ_FAILED, file + ": it is larger than " + LARGEST + " bytes");
            }
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                if (colon > 0
                        && !line.startsWith("#")
                        && line.substring(0, colon).equals(user)) {
                    return Optional.of(verifier(line.substring(colon + 1)));
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VirtException(ErrorCode.READ_FAILED, file + ": " + e.getMessage(), e);
        }
    }

    private Verifier verifier(String text) {
        String[] parts = text.strip().split("[$:]");
        try {
            int iterations = Integer.parseInt(parts[1]);
            if (parts.length == 5 && parts[0].equals(METHOD) && iterations > 0 && iterations <= MOST_ITERATIONS) {
                Base64.Decoder base64 = Base64.getDecoder();
                return new Verifier(
                        base64.decode(parts[2]), iterations, base64.decode(parts[3]), base64.decode(parts[4]));
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw broken();
        }
        throw broken();
    }

    private VirtException broken() {
        return new VirtException(
                ErrorCode.CONF_SYNTAX, file + ": a line is name:" + METHOD + "$iterations:salt$storedKey:serverKey");
    }

    /** A verifier that nothing fits, always the same for the same name. */
    Verifier decoy(String user) {
        byte[] salt = Arrays.copyOf(hmac(SECRET, user.getBytes(StandardCharsets.UTF_8)), SALT);
        return new Verifier(salt, ITERATIONS, random(32), random(32));
    }

    /** Adds a user, or gives him another password; only the owner of the file can read it. */
    void put(String user, String password) throws IOException {
        if (user.isEmpty()
                || user.chars().anyMatch(each -> each == ':' || each == '#' || Character.isISOControl(each))) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + user + "' is no name: it has no colon and no hash sign");
        }
        if (password.isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "an empty password proves nothing");
        }
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        lines.removeIf(line -> line.startsWith(user + ":"));
        lines.add(line(user, password));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "users", ".new");
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The line of the file for a user and a password. */
    static String line(String user, String password) {
        return user + ":" + Verifier.of(password, random(SALT), ITERATIONS);
    }

    private static byte[] salted(String password, byte[] salt, int iterations) {
        // The specification of the JDK refuses an empty password; nobody has one.
        char[] characters = password.isEmpty() ? new char[] {0} : password.toCharArray();
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(characters, salt, iterations, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
