package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.protocol.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon's certificate, and whose certificates it accepts. */
final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final SSLContext context;
    private final boolean verify;
    private final List<Pattern> allowed;

    private Tls(SSLContext context, boolean verify, List<Pattern> allowed) {
        this.context = context;
        this.verify = verify;
        this.allowed = allowed;
    }

    /** Reads the files; fails with the one that is wrong. */
    static Tls of(Settings.TlsFiles files) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            X509Certificate[] chain =
                    read(files.certificate(), Pem::certificates).toArray(X509Certificate[]::new);
            own.setKeyEntry("server", read(files.key(), Pem::key), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), files.verify() ? trust(files.authority()) : ANYBODY, null);
            List<Pattern> allowed =
                    files.allowedNames().stream().map(Globs::pattern).toList();
            return new Tls(context, files.verify(), allowed);
        } catch (GeneralSecurityException | IOException e) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (X509Certificate each : read(authority, Pem::certificates)) {
            trusted.setCertificateEntry("authority-" + trusted.size(), each);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private interface Reading<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "TLS cannot be set up: " + file + ": " + e.getMessage(), e);
        }
    }

    /** The server's side of a new connection. */
    SSLEngine engine() throws IOException {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setWantClientAuth(true);
        engine.beginHandshake();
        return engine;
    }

    /** Whether a client may come in, by its certificate and the list of allowed names. */
    Judgement judge(SSLSession session) {
        try {
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            List<String> names = namesOf(certificate.getSubjectX500Principal());
            boolean welcome = allowed.isEmpty()
                    || allowed.stream()
                            .anyMatch(each -> names.stream()
                                    .anyMatch(name -> each.matcher(name).matches()));
            return new Judgement(welcome, Optional.of(names.get(0)));
        } catch (SSLPeerUnverifiedException noCertificate) {
            return new Judgement(!verify && allowed.isEmpty(), Optional.empty());
        }
    }

    /**
     * What became of a client's certificate.
     *
     * @param welcome whether the client may come in
     * @param name the distinguished name, in the certificate's order
     */
    record Judgement(boolean welcome, Optional<String> name) {

        /** Why a client is not let in. */
        String refusal() {
            return name.map(each -> "its certificate's name " + each + " is not on the list of allowed names")
                    .orElse("it has no certificate");
        }
    }

    /** A distinguished name in the certificate's order and in the reverse one: tools differ in how they print it. */
    static List<String> namesOf(X500Principal principal) {
        String reverse = principal.getName(X500Principal.RFC2253);
        try {
            List<Rdn> parts = new ArrayList<>(new LdapName(reverse).getRdns());
            String straight = join(parts);
            Collections.reverse(parts);
            return List.of(straight, join(parts));
        } catch (InvalidNameException odd) {
            return List.of(reverse);
        }
    }

    private static String join(List<Rdn> parts) {
        return String.join(",", parts.stream().map(Rdn::toString).toList());
    }

    // The administrator said so: tls_no_verify_certificate.
    private static final TrustManager[] ANYBODY = {
        new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {
                LOG.trace("{} is not verified", kind);
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {
                LOG.trace("{} is not verified", kind);
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }
    };
}
