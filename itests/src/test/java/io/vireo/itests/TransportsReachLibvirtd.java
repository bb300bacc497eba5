package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.Vireo;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.spi.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link TransportsReachLibvirtdIT} runs: libvirtd with SASL on TCP, TLS and a server of SSH beside it. */
@InOwnNamespaces
@Timeout(120)
class TransportsReachLibvirtd {

    private static final Vireo VIREO = Vireo.load();

    @TempDir
    static Path folder;

    private static RemoteHost host;

    @BeforeAll
    static void start() throws Exception {
        host = RemoteHost.start(folder);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    private static void works(String uri) {
        try (Connect connect = VIREO.open(uri)) {
            assertEquals("QEMU", connect.host().hypervisorType());
            // Enough that a security layer has to cut it into pieces, both ways.
            String name = "n".repeat(120_000);
            assertTrue(assertThrows(RuntimeException.class, () -> connect.domain(name))
                            .getMessage()
                            .length()
                    > 0);
            assertTrue(connect.host().capabilities().length() > 1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu+unix:///system",
                "qemu+unix:///system?mode=legacy",
                "qemu+unix:///system?socket={sock}/libvirt-sock",
                "qemu+tcp://localhost/system?authfile={auth}",
                "qemu+tcp://fred@localhost:16509/system?authfile={auth}&auth=sasl.DIGEST-MD5",
                "qemu+tls://localhost/system?pkipath={pki}/client",
                "qemu://localhost/system?pkipath={pki}/client&no_tty=1",
                "qemu+tls://127.0.0.1/system?pkipath={pki}/client&no_verify=1",
                "qemu+ssh://root@localhost:2222/system?{ssh}",
                "qemu+ssh://root@localhost:2222/system?{ssh}&proxy=native",
                "qemu+ssh://root@localhost:2222/system?{ssh}&proxy=netcat",
                "qemu+ssh://root@localhost:2222/system?{ssh}&netcat=nc&socket={sock}/libvirt-sock",
                "qemu+libssh2://root@localhost:2222/system?{ssh}",
                "qemu+ext:///system?command={relay}",
                "remote+unix:///?name=qemu:///system"
            })
    void everyWayLeadsThere(String uri) {
        works(host.fill(uri));
    }

    @Test
    void theDaemonOfOneDriverIsPreferred() throws Exception {
        host.onlyWithDaemonOf("qemu", () -> {
            works("qemu+unix:///system");
            works("qemu+unix:///system?mode=direct");
            works(host.fill("qemu+ssh://root@localhost:2222/system?{ssh}&proxy=netcat"));
            List<Finding> findings = examine("qemu+unix:///system?mode=legacy");
            assertEquals("socket", findings.get(findings.size() - 1).step());
        });
    }

    @Test
    void aWrongPasswordIsDeniedAndNotTold() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.conf"),
                Files.readString(host.authentication()).replace(RemoteHost.PASSWORD, "mistaken"));
        Denied denied = assertThrows(
                Denied.class,
                () -> VIREO.open("qemu+tcp://localhost/system?authfile=" + wrong)
                        .close());
        assertTrue(!denied.getMessage().contains("mistaken"), denied::getMessage);
        List<Finding> findings = examine("qemu+tcp://localhost/system?authfile=" + wrong);
        Finding last = findings.get(findings.size() - 1);
        assertEquals("authentication", last.step());
        assertFalse(last.passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolve        | qemu+tcp://no-such-host.invalid/system",
                "port           | qemu+tcp://localhost:1/system",
                "socket         | qemu+unix:///system?socket={sock}/nobody",
                "connect        | qemu+unix:///system?socket={dead}",
                "authentication | qemu+tcp://localhost/system?authfile={none}",
                "authentication | qemu+tcp://localhost/system?authfile={auth}&auth=sasl.PLAIN",
                "certificates   | qemu+tls://localhost/system?pkipath={sock}",
                "tls            | qemu+tls://127.0.0.1/system?pkipath={pki}/client",
                "tls            | qemu+tls://localhost/system?pkipath={pki}/stranger",
                "tls            | qemu+tls://localhost:2222/system?pkipath={pki}/client",
                "login          | qemu+ssh://root@localhost:2222/system?keyfile={ssh-key}&no_tty=1&known_hosts={none}",
                "login          | qemu+ssh://root@localhost:2222/system?keyfile={none}&known_hosts={known}&no_tty=1",
                "login          | qemu+ssh://root@localhost:1/system?{ssh}",
                "helper         | qemu+ssh://root@localhost:2222/system?{ssh}&netcat=no-such-nc",
                "protocol       | qemu+ssh://root@localhost:2222/system?{ssh}&proxy=netcat&socket=/nonexistent",
                "protocol       | qemu+tcp://localhost:2222/system",
                "command        | qemu+ext:///system?command=/nonexistent",
                "open           | nosuch+unix:///system?socket={sock}/libvirt-sock"
            })
    void theDoctorNamesTheStepThatFails(String step, String uri) {
        List<Finding> findings = examine(host.fill(uri));
        Finding last = findings.get(findings.size() - 1);
        assertEquals(step, last.step(), findings::toString);
        assertTrue(!last.passed(), findings::toString);
        assertTrue(findings.stream().limit(findings.size() - 1).allMatch(Finding::passed), findings::toString);
        System.out.println(uri + ": " + last.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu+unix:///system",
                "qemu+tcp://localhost/system?authfile={auth}",
                "qemu+tls://localhost/system?pkipath={pki}/client",
                "qemu+ssh://root@localhost:2222/system?{ssh}"
            })
    void theDoctorFindsNothing(String uri) {
        List<Finding> findings = examine(host.fill(uri));
        assertTrue(findings.stream().allMatch(Finding::passed), findings::toString);
        assertEquals("open", findings.get(findings.size() - 1).step());
    }

    private static List<Finding> examine(String uri) {
        List<Finding> findings = new ArrayList<>();
        VIREO.examine(uri, findings::add);
        return findings;
    }
}
