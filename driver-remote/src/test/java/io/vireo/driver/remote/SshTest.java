package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectUri;
import io.vireo.VirtException;
import io.vireo.domain.Domains;
import io.vireo.spi.Finding;
import io.vireo.spi.OpenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system's ssh gets what libvirt's client would give it, and what runs at the other end finds the socket. */
@Timeout(60)
class SshTest {

    @TempDir
    Path folder;

    private Path ssh;

    /** Does what the remote end of ssh does, on this host: hands the last word to a shell. */
    @BeforeEach
    void writeSsh() throws IOException {
        ssh = program("ssh", "for last; do :; done", "exec sh -c \"$last\"");
    }

    private Path program(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<String> command(String uri) {
        return Ssh.command(RemoteUri.of(ConnectUri.parse(uri)), "CMD");
    }

    @Test
    void saysWhereAsWhomAndHow() {
        assertEquals(
                List.of("ssh", "-p", "2222", "-l", "me", "-i", "/k", "-T", "-e", "none", "--", "host", "CMD"),
                command("qemu+ssh://me@host:2222/system?keyfile=/k"));
        assertEquals(
                List.of(
                        "/bin/myssh",
                        "-T",
                        "-e",
                        "none",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "StrictHostKeyChecking=no",
                        "--",
                        "host",
                        "CMD"),
                command("qemu+ssh://host/system?command=/bin/myssh&no_tty=1&no_verify=1"));
        assertEquals(
                List.of(
                        "ssh",
                        "-T",
                        "-e",
                        "none",
                        "-o",
                        "UserKnownHostsFile=/h",
                        "-o",
                        "PreferredAuthentications=publickey,password",
                        "--",
                        "host",
                        "CMD"),
                command("qemu+ssh://host/system?known_hosts=/h&sshauth=privkey,password"));
    }

    @Test
    void aPathWithQuotesStaysOneWord() throws Exception {
        Path odd = folder.resolve("it's $(touch " + folder + "/pwned)");
        Path marked = folder.resolve("args");
        program("nc", "printf '%s\\n' \"$@\" > " + marked);
        String uri = "test+ssh://host/default?command=" + ssh + "&netcat=" + folder.resolve("nc") + "&socket="
                + java.net.URLEncoder.encode(odd.toString(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20");

        assertThrows(VirtException.class, () -> new Fixture(uri).close());

        assertEquals(List.of("-U", odd.toString()), Files.readAllLines(marked));
        assertTrue(Files.notExists(folder.resolve("pwned")));
    }

    @Test
    void speaksThroughTheHelperOfTheServer() throws Exception {
        try (FakeServer server = new FakeServer(folder.resolve("s"))) {
            server.answer(FakeServer.DOMAIN_BY_NAME, request -> Fixture.domain("web"));
            Path helper = relay(server);
            String path = folder + ":" + System.getenv("PATH");
            Path ownPath = program("ssh-with-path", "PATH=" + path, "export PATH", "exec " + ssh + " \"$@\"");
            try (Fixture fixture = new Fixture("test+ssh://host/default?reconnect=0&command=" + ownPath)) {
                assertEquals(
                        Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
            }
            assertTrue(Files.isExecutable(helper));
        }
    }

    /** A helper that takes the URI as its word and relays, in the language that tests have at hand. */
    private Path relay(FakeServer server) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return program(
                "virt-ssh-helper",
                "[ \"$1\" = test:///default ] || exit 9",
                "exec " + java + " -cp '" + System.getProperty("java.class.path") + "' " + Relay.class.getName() + " "
                        + server.path());
    }

    @Test
    void saysWhatTheProgramSaidWhenItEnds() throws Exception {
        program("ssh", "echo 'Permission denied (publickey).' >&2", "exit 255");
        String uri = "test+ssh://host/default?command=" + ssh;

        VirtException failure = assertThrows(VirtException.class, () -> new Fixture(uri).close());
        assertTrue(failure.getMessage().contains("Permission denied"), failure::getMessage);
        assertTrue(failure.getMessage().contains("status 255"), failure::getMessage);
    }

    @Test
    void theDoctorNamesTheStepThatFails() throws Exception {
        program("ssh", "echo 'Host key verification failed.' >&2", "exit 255");

        assertEquals("login: host key", failing("test+ssh://host/default?command=" + ssh));
        program("ssh", "echo 'me@host: Permission denied (publickey).' >&2", "exit 255");
        assertEquals("login: authentication", failing("test+ssh://host/default?command=" + ssh));
        program("ssh", "for last; do :; done", "[ \"$last\" = true ]");
        assertEquals("helper: the host has neither", failing("test+ssh://host/default?command=" + ssh));
    }

    private static String failing(String uri) {
        List<Finding> findings = new ArrayList<>();
        RemoteDriver driver = new RemoteDriver();
        driver.examine(new OpenRequest(ConnectUri.parse(uri), Set.of(), event -> {}, Optional.empty()), findings::add);
        driver.deactivate();
        Finding last = findings.get(findings.size() - 1);
        assertTrue(!last.passed(), last::toString);
        String detail = last.detail().replaceAll("^.*?: (?=host key|auth|the host)", "");
        return last.step() + ": " + detail.replaceAll("(host key|authentication|the host has neither).*", "$1");
    }
}
