package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ConnectUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates lie where libvirt's clients have them. */
class CertificatesTest {

    @TempDir
    Path folder;

    private Path home;
    private Path pki;

    @BeforeEach
    void places() {
        home = folder.resolve("home");
        pki = folder.resolve("etc/pki");
    }

    private static Path file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "");
    }

    private Certificates of(String uri, boolean isRoot) {
        return Certificates.of(RemoteUri.of(ConnectUri.parse(uri)), new Place(Map.of(), home, isRoot, folder));
    }

    @Test
    void areTheSystemsForRoot() throws IOException {
        Path authority = file(pki.resolve("CA/cacert.pem"));
        Path revoked = file(pki.resolve("CA/cacrl.pem"));
        Path own = file(pki.resolve("libvirt/clientcert.pem"));
        Path key = file(pki.resolve("libvirt/private/clientkey.pem"));
        file(home.resolve(".pki/libvirt/cacert.pem"));
        file(home.resolve(".pki/libvirt/clientcert.pem"));

        assertEquals(
                new Certificates(authority, Optional.of(revoked), Optional.of(own), Optional.of(key)),
                of("qemu+tls://host/system", true));
    }

    @Test
    void areTheUsersOwnWhereHeHasThem() throws IOException {
        Path authority = file(pki.resolve("CA/cacert.pem"));
        file(pki.resolve("libvirt/clientcert.pem"));
        file(pki.resolve("libvirt/private/clientkey.pem"));
        Path own = file(home.resolve(".pki/libvirt/clientcert.pem"));
        Path key = file(home.resolve(".pki/libvirt/clientkey.pem"));

        assertEquals(
                new Certificates(authority, Optional.empty(), Optional.of(own), Optional.of(key)),
                of("qemu+tls://host/system", false));
    }

    @Test
    void doNotMixTheUsersCertificateWithTheSystemsKey() throws IOException {
        Path own = file(home.resolve(".pki/libvirt/clientcert.pem"));
        file(pki.resolve("libvirt/private/clientkey.pem"));

        Certificates found = of("qemu+tls://host/system", false);
        assertEquals(Optional.of(own), found.own());
        assertEquals(Optional.empty(), found.key());
    }

    @Test
    void areAllInTheFolderThatTheUriNames() throws IOException {
        file(pki.resolve("CA/cacert.pem"));
        Path named = folder.resolve("named");
        Path own = file(named.resolve("clientcert.pem"));
        Path key = file(named.resolve("clientkey.pem"));

        assertEquals(
                new Certificates(named.resolve("cacert.pem"), Optional.empty(), Optional.of(own), Optional.of(key)),
                of("qemu+tls://host/system?pkipath=" + named, false));
    }
}
