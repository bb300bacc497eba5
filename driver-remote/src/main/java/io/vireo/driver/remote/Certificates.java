package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.protocol.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Where libvirt's clients keep certificates: one folder that the URI names, the user's own, then the system's.
 *
 * @param authority the certificates that a server's must come from
 * @param revoked what the authority has revoked
 * @param own this client's certificate
 * @param key this client's key
 */
record Certificates(Path authority, Optional<Path> revoked, Optional<Path> own, Optional<Path> key) {

    /** A step of reading them. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }

    static Certificates of(RemoteUri uri, Place place) {
        Optional<Path> folder = uri.path("pkipath");
        if (folder.isPresent()) {
            Path all = folder.get();
            return new Certificates(
                    all.resolve("cacert.pem"),
                    present(all.resolve("cacrl.pem")),
                    present(all.resolve("clientcert.pem")),
                    present(all.resolve("clientkey.pem")));
        }
        Path user = place.home().resolve(".pki").resolve("libvirt");
        Path system = place.system("etc/pki");
        Path authority = system.resolve("CA/cacert.pem");
        Optional<Path> usersOwn = place.isRoot() ? Optional.empty() : present(user.resolve("clientcert.pem"));
        return new Certificates(
                ofUser(place, user.resolve("cacert.pem")).orElse(authority),
                ofUser(place, user.resolve("cacrl.pem")).or(() -> present(system.resolve("CA/cacrl.pem"))),
                usersOwn.or(() -> present(system.resolve("libvirt/clientcert.pem"))),
                // A key belongs to its certificate, so both come from one place.
                usersOwn.isPresent()
                        ? present(user.resolve("clientkey.pem"))
                        : present(system.resolve("libvirt/private/clientkey.pem")));
    }

    private static Optional<Path> ofUser(Place place, Path file) {
        return place.isRoot() ? Optional.empty() : present(file);
    }

    private static Optional<Path> present(Path file) {
        return Optional.of(file).filter(Files::exists);
    }

    /** Makes what TLS needs of the files. */
    SSLContext context(boolean verify) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), verify ? trust() : anybody(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "TLS cannot be set up: " + broken.getMessage(), broken);
        }
    }

    private KeyManager[] keys() throws GeneralSecurityException, IOException {
        if (own.isEmpty() || key.isEmpty()) {
            return new KeyManager[0];
        }
        List<X509Certificate> chain = read(own.get(), Pem::certificates);
        KeyStore store = empty();
        store.setKeyEntry("client", read(key.get(), Pem::key), new char[0], chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (X509Certificate each : read(authority, Pem::certificates)) {
            store.setCertificateEntry("authority" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (revoked.isEmpty()) {
            factory.init(store);
            return factory.getTrustManagers();
        }
        Collection<? extends CRL> lists = read(revoked.get(), Pem::revocations);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    /** Without verification anybody may be the server; its user said so in the URI. */
    private static TrustManager[] anybody() {
        return new TrustManager[] {
            new X509TrustManager() {
                @Override
                public void checkClientTrusted(X509Certificate[] chain, String kind) {
                    throw new UnsupportedOperationException("this side is no server");
                }

                @Override
                public void checkServerTrusted(X509Certificate[] chain, String kind) {
                    assert chain.length > 0;
                }

                @Override
                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            }
        };
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read(file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            String why = Files.exists(file) ? broken.getMessage() : "No such file or directory";
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    "Cannot read '" + file + "': " + why + "; put it there, or name its folder with ?pkipath=DIR",
                    broken);
        }
    }

    @Override
    public String toString() {
        return "authority " + authority
                + own.map(file -> ", own certificate " + file).orElse(", no own certificate");
    }
}
