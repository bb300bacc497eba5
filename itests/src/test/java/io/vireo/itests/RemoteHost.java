package io.vireo.itests;

import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A host with libvirtd and a server of SSH, on the loopback of a network that the caller has for himself; libvirt's
 * own folder of sockets is taken from his view of the file system.
 */
final class RemoteHost implements AutoCloseable {

    static final String PASSWORD = "a-secret-of-fred";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SSH_PORT = 2222;

    /** What is done while the host is in some state. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private final Path folder;
    private final Libvirtd libvirtd;
    private final Process sshd;

    private RemoteHost(Path folder, Libvirtd libvirtd, Process sshd) {
        this.folder = folder;
        this.libvirtd = libvirtd;
        this.sshd = sshd;
    }

    static RemoteHost start(Path folder) throws IOException {
        certificates(folder);
        passwords(folder);
        Libvirtd libvirtd = Libvirtd.listening(
                folder,
                List.of(
                        "listen_tls = 1",
                        "listen_tcp = 1",
                        "listen_addr = \"127.0.0.1\"",
                        "auth_tcp = \"sasl\"",
                        "ca_file = \"" + folder.resolve("server/cacert.pem") + "\"",
                        "cert_file = \"" + folder.resolve("server/servercert.pem") + "\"",
                        "key_file = \"" + folder.resolve("server/serverkey.pem") + "\""));
        Process sshd = sshd(folder);
        Files.createDirectories(Path.of("/run/libvirt"));
        run("mount", "--bind", folder.resolve("sock").toString(), "/run/libvirt");
        RemoteHost host = new RemoteHost(folder, libvirtd, sshd);
        Files.writeString(host.relay(), "#!/bin/sh\nexec nc -U " + folder.resolve("sock/libvirt-sock") + "\n");
        Files.setPosixFilePermissions(host.relay(), PosixFilePermissions.fromString("rwx------"));
        leaveASocketOfNobody(folder.resolve("dead"));
        return host;
    }

    private static void leaveASocketOfNobody(Path path) throws IOException {
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(path));
        }
    }

    /** Makes an authority, a server and clients in a folder. */
    static void certificates(Path folder) throws IOException {
        Path script = folder.resolve("certificates.sh");
        try (InputStream text = RemoteHost.class.getResourceAsStream("certificates.sh")) {
            Files.copy(text, script);
        }
        run("sh", script.toString(), folder.toString());
    }

    private static void passwords(Path folder) throws IOException {
        Path database = folder.resolve("passwords.db");
        Files.createDirectories(folder.resolve("sasl2"));
        Files.write(folder.resolve("sasl2/libvirt.conf"), List.of("mech_list: digest-md5", "sasldb_path: " + database));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        run(
                "sh",
                "-c",
                "exec saslpasswd2 -p -c -a libvirt -f \"$1\" fred < \"$2\"",
                "add",
                database.toString(),
                password.toString());
        Files.write(
                folder.resolve("auth.conf"),
                List.of(
                        "[credentials-fred]",
                        "username=fred",
                        "password=" + PASSWORD,
                        "[auth-libvirt-localhost]",
                        "credentials=fred"));
    }

    private static Process sshd(Path folder) throws IOException {
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("host-key").toString());
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("ssh-key").toString());
        Files.copy(folder.resolve("ssh-key.pub"), folder.resolve("authorized"));
        Files.writeString(
                folder.resolve("known"),
                "[localhost]:" + SSH_PORT + " " + Files.readString(folder.resolve("host-key.pub")));
        Path config = Files.write(
                folder.resolve("sshd_config"),
                List.of(
                        "Port " + SSH_PORT,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host-key"),
                        "AuthorizedKeysFile " + folder.resolve("authorized"),
                        "StrictModes no",
                        "UsePAM no",
                        "PasswordAuthentication no",
                        "PermitRootLogin yes",
                        "PidFile none"));
        Files.createDirectories(Path.of("/run/sshd"));
        Process sshd = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        Await.within(PATIENCE, RemoteHost::sshListens, () -> "sshd does not listen");
        return sshd;
    }

    private static boolean sshListens() {
        try (Socket probe = new Socket("127.0.0.1", SSH_PORT)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    Path authentication() {
        return folder.resolve("auth.conf");
    }

    private Path relay() {
        return folder.resolve("relay");
    }

    /** Puts the paths of this host into a URI. */
    String fill(String uri) {
        String filled = uri;
        Map<String, String> values = Map.of(
                "{sock}", folder.resolve("sock").toString(),
                "{dead}", folder.resolve("dead").toString(),
                "{none}", folder.resolve("none").toString(),
                "{auth}", authentication().toString(),
                "{pki}", folder.toString(),
                "{relay}", relay().toString(),
                "{known}", folder.resolve("known").toString(),
                "{ssh-key}", folder.resolve("ssh-key").toString(),
                "{ssh}", "no_tty=1&keyfile=" + folder.resolve("ssh-key") + "&known_hosts=" + folder.resolve("known"));
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace(each.getKey(), each.getValue());
        }
        return filled;
    }

    /** Meanwhile the only socket in libvirt's folder is that of a driver's own daemon. */
    void onlyWithDaemonOf(String driver, Task task) throws Exception {
        Path other = Files.createDirectories(folder.resolve("modular"));
        Files.createSymbolicLink(
                other.resolve("virt" + driver + "d-sock"),
                folder.resolve("sock").resolve("libvirt-sock"));
        run("mount", "--bind", other.toString(), "/run/libvirt");
        try {
            task.run();
        } finally {
            run("umount", "/run/libvirt");
        }
    }

    private static void run(String... command) {
        ChildProcess.of(List.of(command)).run(PATIENCE).orFail("prepare a host");
    }

    @Override
    public void close() {
        sshd.destroy();
        libvirtd.close();
        try {
            sshd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        run("umount", "/run/libvirt");
    }
}
