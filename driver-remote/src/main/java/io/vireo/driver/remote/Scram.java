package io.vireo.driver.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/**
 * SCRAM (RFC 5802, RFC 7677) as a client of SASL, which the JDK lacks: the password never crosses the wire, and the server
 * proves that it knows it too.
 */
final class Scram implements SaslClient {

    private static final String NO_BINDING = "n,,";
    private static final int NONCE_BYTES = 24;
    /** More rounds than this only keep this side busy. */
    private static final int MOST_ROUNDS = 10_000_000;

    private static final int LEAST_ROUNDS = 4096;

    private enum Step {
        FIRST,
        PROOF,
        VERDICT,
        DONE
    }

    private final String mechanism;
    private final String digest;
    private final String user;
    private final String password;
    private final Supplier<String> nonces;
    private Step step = Step.FIRST;
    private String firstBare = "";
    private String nonce = "";
    private byte[] expected = {};

    /**
     * Begins an exchange.
     *
     * @param digest the hash: SHA-1, SHA-256 or SHA-512
     * @param user the user's name
     * @param password the password
     */
    Scram(String digest, String user, String password) {
        this(digest, user, password, Scram::random);
    }

    Scram(String digest, String user, String password, Supplier<String> nonces) {
        this.mechanism = "SCRAM-" + digest;
        this.digest = digest;
        this.user = Normalizer.normalize(user, Normalizer.Form.NFKC);
        this.password = Normalizer.normalize(password, Normalizer.Form.NFKC);
        this.nonces = nonces;
    }

    private static String random() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String getMechanismName() {
        return mechanism;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
        String text = new String(challenge, StandardCharsets.UTF_8);
        try {
            return switch (step) {
                case FIRST -> first();
                case PROOF -> proof(text);
                case VERDICT -> verdict(text);
                case DONE -> throw new SaslException("the exchange is over");
            };
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new SaslException(mechanism + ": " + broken.getMessage(), broken);
        }
    }

    private byte[] first() {
        nonce = nonces.get();
        firstBare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
        step = Step.PROOF;
        return (NO_BINDING + firstBare).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] proof(String serverFirst) throws SaslException, GeneralSecurityException {
        Map<Character, String> said = attributes(serverFirst);
        String both = said.getOrDefault('r', "");
        if (!both.startsWith(nonce) || both.length() == nonce.length()) {
            throw new SaslException(mechanism + ": the server does not go on with this client's number");
        }
        int rounds = Integer.parseInt(said.getOrDefault('i', "0"));
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new SaslException(mechanism + ": " + rounds + " rounds are too few or too many");
        }
        byte[] salt = Base64.getDecoder().decode(said.getOrDefault('s', ""));
        byte[] salted = salted(salt, rounds);
        byte[] clientKey = mac(salted, "Client Key");
        byte[] stored = MessageDigest.getInstance(digest).digest(clientKey);
        String withoutProof = "c=" + base64(NO_BINDING.getBytes(StandardCharsets.UTF_8)) + ",r=" + both;
        String all = firstBare + "," + serverFirst + "," + withoutProof;
        byte[] proof = mac(stored, all);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        expected = mac(mac(salted, "Server Key"), all);
        step = Step.VERDICT;
        return (withoutProof + ",p=" + base64(proof)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] verdict(String serverFinal) throws SaslException {
        Map<Character, String> said = attributes(serverFinal);
        if (said.containsKey('e')) {
            throw new SaslException(mechanism + ": the server says " + said.get('e'));
        }
        if (!MessageDigest.isEqual(expected, Base64.getDecoder().decode(said.getOrDefault('v', "")))) {
            throw new SaslException(mechanism + ": the server does not know the password itself");
        }
        step = Step.DONE;
        return new byte[0];
    }

    private static Map<Character, String> attributes(String message) {
        Map<Character, String> attributes = new HashMap<>();
        for (String each : message.split(",")) {
            if (each.length() >= 2 && each.charAt(1) == '=') {
                attributes.putIfAbsent(each.charAt(0), each.substring(2));
            }
        }
        return attributes;
    }

    /** PBKDF2 with one block; the JDK's own takes no password that is empty or not ASCII. */
    private byte[] salted(byte[] salt, int rounds) throws GeneralSecurityException {
        Mac mac = keyed(password.getBytes(StandardCharsets.UTF_8));
        mac.update(salt);
        byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] result = block.clone();
        for (int round = 1; round < rounds; round++) {
            block = mac.doFinal(block);
            for (int i = 0; i < result.length; i++) {
                result[i] ^= block[i];
            }
        }
        return result;
    }

    private byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        return keyed(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac keyed(byte[] key) throws GeneralSecurityException {
        String algorithm = "Hmac" + digest.replace("-", "");
        Mac mac = Mac.getInstance(algorithm);
        // An empty key is the same as one zero, and the JDK refuses the former.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
        return mac;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean isComplete() {
        return step == Step.DONE;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        return Arrays.copyOfRange(incoming, offset, offset + length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        return Arrays.copyOfRange(outgoing, offset, offset + length);
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        return name.equals(javax.security.sasl.Sasl.QOP) ? "auth" : null;
    }

    @Override
    public void dispose() {
        Arrays.fill(expected, (byte) 0);
    }
}
