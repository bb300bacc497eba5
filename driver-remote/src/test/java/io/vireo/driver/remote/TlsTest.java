package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.domain.Domains;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on both sides, and a server that says by one byte whether it lets the client in. */
@Timeout(60)
class TlsTest {

    @TempDir
    static Path keys;

    private static TestAuthority authority;

    @TempDir
    Path folder;

    private FakeServer server;
    private TlsRelay relay;

    @BeforeAll
    static void issue() throws Exception {
        authority = new TestAuthority(keys);
        authority.issue("server", "localhost");
        authority.issue("other", "elsewhere.example");
        authority.issue("client", "me");
    }

    @BeforeEach
    void start() {
        server = new FakeServer(folder.resolve("s"));
        server.answer(FakeServer.DOMAIN_BY_NAME, request -> Fixture.domain("web"));
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
    }

    private String uri(String... parameters) {
        String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        return "test+tls://localhost:" + relay.port() + "/default?reconnect=0&pkipath=" + authority.folder("client")
                + more;
    }

    @Test
    void speaksToAServerThatItCanTrust() throws Exception {
        relay = new TlsRelay(authority, "server", server.path(), 1);
        try (Fixture fixture = new Fixture(uri())) {
            assertEquals(Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
            assertTrue(relay.clientName().contains("CN=me"), relay::clientName);
        }
    }

    @Test
    void doesNotSpeakToAServerWithAnotherName() throws Exception {
        relay = new TlsRelay(authority, "other", server.path(), 1);

        VirtException failure = assertThrows(VirtException.class, () -> new Fixture(uri()).close());
        assertTrue(failure.getMessage().contains("TLS handshake"), failure::getMessage);
        try (Fixture fixture = new Fixture(uri("no_verify=1"))) {
            assertEquals(Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
        }
    }

    @Test
    void saysThatTheServerDoesNotLetTheClientIn() throws Exception {
        relay = new TlsRelay(authority, "server", server.path(), 0);

        VirtException failure = assertThrows(VirtException.class, () -> new Fixture(uri()).close());
        assertTrue(failure.getMessage().contains("does not accept this client's certificate"), failure::getMessage);
    }

    @Test
    void namesTheFileThatIsMissing() throws Exception {
        relay = new TlsRelay(authority, "server", server.path(), 1);
        String uri = "test+tls://localhost:" + relay.port() + "/default?pkipath=" + folder;

        VirtException failure = assertThrows(VirtException.class, () -> new Fixture(uri).close());
        assertTrue(failure.getMessage().contains(folder.resolve("cacert.pem").toString()), failure::getMessage);
    }
}
