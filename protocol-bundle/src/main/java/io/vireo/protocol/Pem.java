package io.vireo.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates, keys and revocations from files as libvirt's tools write them; both sides of TLS need them. */
public final class Pem {

    private static final long LARGEST = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
    private static final byte[] RSA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] EC_NAME = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;
    private static final byte CURVE = (byte) 0xa0;

    private Pem() {}

    /**
     * Reads certificates.
     *
     * @param file one or more of them
     * @return the certificates, in order
     * @throws IOException when the file cannot be read
     * @throws GeneralSecurityException when there is no certificate in it
     */
    public static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (var each :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(read(file)))) {
            all.add((X509Certificate) each);
        }
        if (all.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return all;
    }

    /**
     * Reads lists of certificates that are revoked.
     *
     * @param file one or more of them
     * @return the lists
     * @throws IOException when the file cannot be read
     * @throws GeneralSecurityException when it holds something else
     */
    public static Collection<? extends CRL> revocations(Path file) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(read(file)));
    }

    /**
     * Reads a private key, in the newer form or in one of the older ones.
     *
     * @param file the key, not encrypted
     * @return the key
     * @throws IOException when the file cannot be read
     * @throws GeneralSecurityException when there is no key in it that can be used
     */
    public static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher found = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new GeneralSecurityException("there is no private key in it");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
        return switch (found.group(1).strip()) {
            case "RSA" -> decoded(wrapped(RSA, bytes));
            case "EC" -> decoded(wrapped(join(EC_NAME, curve(bytes)), bytes));
            case "ENCRYPTED" ->
                throw new GeneralSecurityException(
                        "the key is encrypted; write it without a passphrase, readable by its user only");
            default -> decoded(bytes);
        };
    }

    private static PrivateKey decoded(byte[] pkcs8) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        GeneralSecurityException last = null;
        for (String algorithm : List.of("RSA", "EC", "RSASSA-PSS", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException other) {
                last = other;
            }
        }
        throw last;
    }

    /** Puts a key of an older form into the form that Java reads. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        byte[] version = {0x02, 0x01, 0x00};
        return der(SEQUENCE, join(version, join(der(SEQUENCE, algorithm), der(OCTETS, key))));
    }

    /** The curve of a key of the older form stands inside of it. */
    private static byte[] curve(byte[] key) throws GeneralSecurityException {
        for (int at = 0; at + 2 < key.length; at++) {
            int length = key[at + 1];
            if (key[at] == CURVE && key[at + 2] == 0x06 && length > 2 && at + 2 + length <= key.length) {
                byte[] name = new byte[length];
                System.arraycopy(key, at + 2, name, 0, length);
                return name;
            }
        }
        throw new GeneralSecurityException("the key does not say its curve");
    }

    private static byte[] der(byte tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }
}
