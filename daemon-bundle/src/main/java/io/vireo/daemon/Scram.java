package io.vireo.daemon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */
final class Scram implements Mechanism {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 18;
    private static final int LONGEST = 4096;

    private final Users users;
    private String clientFirst = "";
    private String serverFirst = "";
    private String header = "";
    private String nonce = "";
    private String user = "";
    private Optional<Users.Verifier> verifier = Optional.empty();
    private boolean complete;

    Scram(Users users) {
        this.users = users;
    }

    @Override
    public byte[] step(byte[] data) {
        if (data.length > LONGEST) {
            throw new Refused("a message is too long");
        }
        String message = new String(data, StandardCharsets.UTF_8);
        String answer = nonce.isEmpty() ? first(message) : last(message);
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    private String first(String message) {
        String[] parts = message.split(",", 4);
        if (parts.length < 4 || !(parts[0].equals("n") || parts[0].equals("y"))) {
            throw new Refused("the first message is none, or wants channel binding");
        }
        header = parts[0] + "," + parts[1] + ",";
        clientFirst = message.substring(header.length());
        user = value(parts[2], "n=").replace("=2C", ",").replace("=3D", "=");
        String clientNonce = value(parts[3].split(",", 2)[0], "r=");
        if (clientNonce.isEmpty()) {
            throw new Refused("the client sent no nonce");
        }
        byte[] random = new byte[NONCE];
        RANDOM.nextBytes(random);
        nonce = clientNonce + Base64.getEncoder().encodeToString(random);
        // Nobody learns here who exists: an unknown user has a verifier that nothing fits.
        Users.Verifier expected = users.find(user).orElseGet(() -> users.decoy(user));
        verifier = Optional.of(expected);
        serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(expected.salt()) + ",i="
                + expected.iterations();
        return serverFirst;
    }

    private String last(String message) {
        int proofAt = message.lastIndexOf(",p=");
        String[] parts = message.split(",");
        if (proofAt < 0 || parts.length < 3) {
            throw new Refused("the last message is none");
        }
        byte[] binding = decode(value(parts[0], "c="));
        boolean same = Arrays.equals(binding, header.getBytes(StandardCharsets.UTF_8))
                && value(parts[1], "r=").equals(nonce);
        String text = clientFirst + "," + serverFirst + "," + message.substring(0, proofAt);
        byte[] proof = decode(message.substring(proofAt + 3));
        Users.Verifier expected = verifier.orElseThrow();
        if (!same || !fits(expected, text, proof)) {
            throw new Refused("user and password do not fit");
        }
        complete = true;
        byte[] signature = Users.hmac(expected.serverKey(), text.getBytes(StandardCharsets.UTF_8));
        return "v=" + Base64.getEncoder().encodeToString(signature);
    }

    private static boolean fits(Users.Verifier expected, String text, byte[] proof) {
        byte[] signature = Users.hmac(expected.storedKey(), text.getBytes(StandardCharsets.UTF_8));
        if (proof.length != signature.length) {
            return false;
        }
        byte[] key = new byte[proof.length];
        for (int at = 0; at < key.length; at++) {
            key[at] = (byte) (proof[at] ^ signature[at]);
        }
        return MessageDigest.isEqual(Users.sha256(key), expected.storedKey());
    }

    private static String value(String part, String name) {
        if (!part.startsWith(name)) {
            throw new Refused("'" + name + "' is expected");
        }
        return part.substring(name.length());
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Refused("a value is not in base 64");
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String user() {
        return user;
    }
}
