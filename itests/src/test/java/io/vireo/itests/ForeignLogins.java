package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import io.vireo.daemon.DaemonCommand;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link ForeignLoginsIT} runs: a daemon that asks for passwords on all ways and one that goes by certificates
 * alone, and libvirt's clients at their doors.
 */
@InOwnNamespaces
@Timeout(120)
class ForeignLogins {

    private static final String PASSWORD = "a-secret-of-hers";

    @TempDir
    static Path folder;

    private static RunningDaemon asking;
    private static RunningDaemon certified;

    @BeforeAll
    static void start() throws IOException {
        RemoteHost.certificates(folder);
        clientsOfNoAuthority();
        List<String> settings = new ArrayList<>(List.of(
                "ca_file = \"" + folder.resolve("server/cacert.pem") + "\"",
                "cert_file = \"" + folder.resolve("server/servercert.pem") + "\"",
                "key_file = \"" + folder.resolve("server/serverkey.pem") + "\"",
                "sasl_users_file = \"" + folder.resolve("users") + "\"",
                "sasl_allowed_username_list = [ \"anna\", \"CN=me\", \"root\" ]",
                "tls_allowed_dn_list = [ \"CN=m?\" ]"));
        certified = RunningDaemon.start(Files.createDirectory(folder.resolve("a")), settings, "tls:127.0.0.1:0");
        settings.addAll(List.of("auth_unix_rw = \"sasl\"", "auth_tls = \"sasl\""));
        asking = RunningDaemon.start(
                Files.createDirectory(folder.resolve("b")),
                settings,
                "unix:" + folder.resolve("asking"),
                "tcp:127.0.0.1:0",
                "tls:127.0.0.1:0");
        add("anna", PASSWORD);
        add("eve", PASSWORD);
    }

    @AfterAll
    static void stop() {
        certified.close();
        asking.close();
    }

    /** One who trusts the server and has no certificate, and one whose certificate another authority signed. */
    private static void clientsOfNoAuthority() throws IOException {
        for (String name : List.of("bare", "forged")) {
            Files.createDirectory(folder.resolve(name));
            Files.copy(folder.resolve("server/cacert.pem"), folder.resolve(name).resolve("cacert.pem"));
        }
        for (String part : List.of("clientcert.pem", "clientkey.pem")) {
            Files.copy(
                    folder.resolve("stranger").resolve(part),
                    folder.resolve("forged").resolve(part));
        }
    }

    /** As its administrator does: the password comes by the standard input. */
    private static void add(String user, String password) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            String config = folder.resolve("b/daemon.conf").toString();
            String[] words = {"--config", config, "--add-user", user};
            assertEquals(0, new DaemonCommand(Vireo.load()).applyAsInt(words));
        } finally {
            System.setIn(before);
        }
    }

    private static String uri(String way) {
        String[] parts = way.split(" ");
        String mechanism = parts.length > 1 ? "&auth=sasl." + parts[1] : "";
        return switch (parts[0]) {
            case "unix" -> "test+unix:///default?socket=" + folder.resolve("asking") + mechanism;
            case "tcp" -> "test+tcp://localhost:" + asking.port("tcp") + "/default?mode=auto" + mechanism;
            case "tls" -> over(asking, "client") + mechanism;
            default -> over(certified, parts[0]) + mechanism;
        };
    }

    private static String over(RunningDaemon daemon, String certificate) {
        return "test+tls://localhost:" + daemon.port("tls") + "/default?pkipath=" + folder.resolve(certificate);
    }

    private static LoggingIn.Answer open(LoggingIn program, String way, String user, String password) {
        return program.open(uri(way), new LoggingIn.Who(user, password, folder));
    }

    @ParameterizedTest
    @CsvSource({
        "VIRSH, unix",
        "VIRSH, unix SCRAM-SHA-256",
        "VIRSH, unix PLAIN",
        "VIRSH, tls",
        "VIRSH, tls SCRAM-SHA-256",
        "VIRSH, tls PLAIN",
        "VIRSH, client",
        "LIBVIRT_PYTHON, unix",
        "LIBVIRT_PYTHON, unix SCRAM-SHA-256",
        "LIBVIRT_PYTHON, unix PLAIN",
        "LIBVIRT_PYTHON, tls",
        "LIBVIRT_PYTHON, tls SCRAM-SHA-256",
        "LIBVIRT_PYTHON, tls PLAIN",
        "LIBVIRT_PYTHON, client",
        "VIREO, unix SCRAM-SHA-256",
        "VIREO, unix EXTERNAL",
        "VIREO, tls EXTERNAL",
        "VIREO, client"
    })
    void whoProvesWhoItIsComesIn(LoggingIn program, String way) {
        LoggingIn.Answer answer = open(program, way, "anna", PASSWORD);
        assertTrue(answer.isWelcome(), answer::text);
        assertEquals("test", answer.text().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "VIRSH, unix SCRAM-SHA-256",
        "VIRSH, tls PLAIN",
        "LIBVIRT_PYTHON, unix PLAIN",
        "LIBVIRT_PYTHON, tls SCRAM-SHA-256",
        "VIREO, unix SCRAM-SHA-256"
    })
    void aWrongPasswordAnUnknownNameAndOneThatIsNotOnTheListAreRefusedAlike(LoggingIn program, String way) {
        for (String[] each : new String[][] {{"anna", "mistaken"}, {"nobody", PASSWORD}, {"eve", PASSWORD}}) {
            LoggingIn.Answer answer = open(program, way, each[0], each[1]);
            assertFalse(answer.isWelcome(), each[0]);
            assertTrue(answer.text().contains("authentication failed"), answer::text);
            assertFalse(answer.text().contains(each[1]), "the password is not told");
        }
        assertTrue(open(program, way, "anna", PASSWORD).isWelcome());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A password as it is, on a way where others may listen.
                "VIRSH          | tcp PLAIN    | SASL mechanism PLAIN not supported by server",
                "LIBVIRT_PYTHON | tcp PLAIN    | SASL mechanism PLAIN not supported by server",
                // A client wants encryption by the mechanism itself there, and SCRAM has none.
                "VIRSH          | tcp          | No worthy mechs found",
                "LIBVIRT_PYTHON | tcp          | No worthy mechs found",
                "VIREO          | tcp          | without TLS only",
                "VIRSH          | unix GSSAPI  | SASL mechanism GSSAPI not supported by server",
                "LIBVIRT_PYTHON | tls GSSAPI   | SASL mechanism GSSAPI not supported by server",
                // It never tells its SASL who the certificate or the socket says that it is.
                "VIRSH          | unix EXTERNAL | no mechanism available",
                "LIBVIRT_PYTHON | tls EXTERNAL | no mechanism available",
                "VIRSH          | other        | TLS confirmation",
                "LIBVIRT_PYTHON | other        | TLS confirmation",
                "VIREO          | other        | ''",
                "VIREO          | forged       | ''",
                "VIREO          | bare         | ''",
                "VIRSH          | bare         | TLS",
                "LIBVIRT_PYTHON | bare         | TLS",
                "VIRSH          | stranger     | verify peer's certificate"
            })
    void whatIsNotAcceptedIsRefusedAndTheClientSaysWhy(LoggingIn program, String way, String why) {
        LoggingIn.Answer answer = open(program, way, "anna", PASSWORD);
        assertFalse(answer.isWelcome(), way);
        assertTrue(answer.text().contains(why), answer::text);
        assertTrue(open(LoggingIn.VIREO, "client", "anna", PASSWORD).isWelcome(), "the others are served");
    }
}
