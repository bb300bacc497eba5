package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Domains;
import io.vireo.protocol.Authentication;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that come encrypted, with certificates of their own. */
@Timeout(60)
class TlsTest {

    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = Certificates.make(folder.resolve("pki"));
        certificates.sign("server", "CN=localhost", "san=dns:localhost,ip:127.0.0.1", "eku=serverAuth");
        certificates.sign("anna", "CN=anna,O=Vireo,C=DE", "eku=clientAuth");
    }

    private static Served serve(String more) {
        String config = "ca_file = \"" + certificates.file("cacert.pem") + "\"\n"
                + "cert_file = \"" + certificates.file("servercert.pem") + "\"\n"
                + "key_file = \"" + certificates.file("serverkey.pem") + "\"\n" + more;
        return Served.start(
                folder, Vireo.load(), config, settings -> settings.at(List.of(new Address.Tcp("127.0.0.1", 0, true))));
    }

    private static WireClient connect(Served served, KeyStore own, String alias) throws Exception {
        KeyStore mine = KeyStore.getInstance("PKCS12");
        mine.load(null, null);
        if (!alias.isEmpty()) {
            mine.setKeyEntry(
                    alias,
                    own.getKey(alias, Certificates.password()),
                    Certificates.password(),
                    own.getCertificateChain(alias));
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(mine, Certificates.password());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", certificates.certificate("ca"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        int port = ((Address.Tcp) served.addresses().get(0)).port();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.startHandshake();
        int welcome = socket.getInputStream().read();
        if (welcome != 1) {
            socket.close();
            throw new EOFException("not welcome");
        }
        return new WireClient(socket, socket.getInputStream(), socket.getOutputStream());
    }

    @Test
    void aClientWithACertificateOfTheAuthorityIsServed() throws Exception {
        try (Served served = serve("");
                WireClient client = connect(served, certificates.store(), "anna")) {
            client.call(Authentication.class, "authTypes");
            client.openUri("test:///default", false);
            for (int count = 0; count < 500; count++) {
                client.call(Domains.class, "domainByName", "test");
            }
        }
    }

    @Test
    void manyCallsAtOnceAndLargeAnswersComeThrough() throws Exception {
        try (Served served = serve("");
                WireClient client = connect(served, certificates.store(), "anna")) {
            client.openUri("test:///default", false);
            for (int count = 0; count < 3000; count++) {
                client.send(io.vireo.ConnectRef.INSTANCE, io.vireo.host.HostInfo.class, "capabilities");
            }
            for (int count = 0; count < 3000; count++) {
                client.next();
            }
        }
    }

    @Test
    void aClientWithoutACertificateIsNotLetIn() {
        try (Served served = serve("")) {
            assertThrows(IOException.class, () -> connect(served, certificates.store(), ""));
        }
    }

    @Test
    void aClientOfAnotherAuthorityIsNotLetIn() throws Exception {
        Certificates others = Certificates.make(folder.resolve("strangers"));
        others.sign("eve", "CN=eve,O=Others", "eku=clientAuth");
        try (Served served = serve("")) {
            assertThrows(IOException.class, () -> connect(served, others.store(), "eve"));
        }
    }

    @Test
    void onlyNamesOnTheListAreLetIn() throws Exception {
        try (Served served = serve("tls_allowed_dn_list = [ \"C=DE,O=Vireo,CN=an*\" ]\n")) {
            connect(served, certificates.store(), "anna").close();
        }
        try (Served served = serve("tls_allowed_dn_list = [ \"CN=berta,*\" ]\n")) {
            assertThrows(IOException.class, () -> connect(served, certificates.store(), "anna"));
        }
    }

    @Test
    void whoDoesNotVerifyLetsAnybodyIn() throws Exception {
        try (Served served = serve("tls_no_verify_certificate = 1\n")) {
            connect(served, certificates.store(), "").close();
        }
    }

    @Test
    void noiseInsteadOfAHandshakeCostsOnlyItsSender() throws Exception {
        try (Served served = serve("")) {
            int port = ((Address.Tcp) served.addresses().get(0)).port();
            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
                socket.getOutputStream().write(new byte[100]);
                assertEquals(-1, drained(socket));
            }
            connect(served, certificates.store(), "anna").close();
        }
    }

    private static int drained(java.net.Socket socket) {
        try {
            int last = socket.getInputStream().read();
            while (last >= 0) {
                last = socket.getInputStream().read();
            }
            return last;
        } catch (IOException reset) {
            return -1;
        }
    }

    @Test
    void aMissingFileIsNamed() {
        VirtException missing = assertThrows(
                VirtException.class,
                () -> Served.start(
                        folder,
                        Vireo.load(),
                        "cert_file = \"/nowhere/servercert.pem\"\n",
                        settings -> settings.at(List.of(new Address.Tcp("127.0.0.1", 0, true)))));
        assertEquals(true, missing.getMessage().contains("/nowhere/servercert.pem"), missing.getMessage());
    }

    @Test
    void aNameStandsInBothOrders() {
        assertEquals(
                List.of("C=DE,O=Vireo,CN=anna", "CN=anna,O=Vireo,C=DE"),
                Tls.namesOf(new X500Principal("CN=anna,O=Vireo,C=DE")));
    }
}
