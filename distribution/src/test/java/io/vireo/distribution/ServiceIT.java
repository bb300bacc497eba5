package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed daemon as a service of the host: in libvirt's place, and looked after by systemd. */
@Timeout(120)
class ServiceIT {

    private static final Path VIRSH = Path.of("/usr/bin/virsh");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Receives datagrams, as systemd does, until one says that the service stops. */
    private static final String MANAGER = """
            import socket, sys
            notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            notices.bind(sys.argv[1])
            print("bound", flush=True)
            notices.settimeout(60)
            text = ""
            while "STOPPING=1" not in text:
                text = notices.recv(4096).decode()
                print(text, flush=True)
            """;

    @TempDir
    private Path folder;

    @Test
    void plainVirshFindsTheDaemonInLibvirtsPlace() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH), "libvirt-clients is not installed; tools/setup installs it");
        assumeTrue(
                new ProcessBuilder("unshare", "-n", "-m", "true").start().waitFor() == 0, "only root has namespaces");
        // Its own /run, so that the host's clients do not find it.
        List<String> apart = List.of(
                "unshare",
                "-n",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs none /run && ip link set lo up && exec \"$@\"",
                "sh");
        try (Started daemon = new Started(
                folder.resolve("cache"), apart, Map.of(), "--root", folder.toString(), "daemon", "--libvirt-sockets")) {
            daemon.await("ready unix:/run/libvirt/libvirt-sock ");
            String inside = Long.toString(daemon.pid());
            assertEquals(
                    "qemu:///system",
                    said("nsenter", "-t", inside, "-m", "-n", VIRSH.toString(), "-c", "qemu:///system", "uri"));
            assertTrue(
                    said("nsenter", "-t", inside, "-m", "-n", VIRSH.toString(), "-r", "-c", "qemu:///system", "version")
                            .contains("Using API: QEMU"));
            daemon.terminate();
            assertEquals(0, daemon.end(), daemon.output());
        }
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    @Test
    void systemdIsToldWhenClientsAreLetInAndWhenItEnds() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed; tools/setup installs it");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-notify")), "there is no systemd-notify on this host");
        Path socket = folder.resolve("notify");
        Process manager = new ProcessBuilder(PYTHON.toString(), "-c", MANAGER, socket.toString())
                .redirectErrorStream(true)
                .start();
        try (Started daemon = served(manager, socket)) {
            List<String> told = new ArrayList<>();
            manager.inputReader()
                    .lines()
                    .takeWhile(line -> !line.contains("READY=1"))
                    .forEach(told::add);
            assertEquals(
                    List.of(),
                    told.stream().filter(line -> line.contains("STOPPING=1")).toList());
            daemon.await("ready unix:");
            daemon.terminate();
            assertEquals(0, daemon.end(), daemon.output());
            assertTrue(manager.inputReader().lines().anyMatch(line -> line.contains("STOPPING=1")));
        } finally {
            manager.destroyForcibly().waitFor();
        }
    }

    private Started served(Process manager, Path socket) throws IOException {
        assertEquals("bound", manager.inputReader().readLine());
        return new Started(
                folder.resolve("cache"),
                List.of(),
                Map.of("NOTIFY_SOCKET", socket.toString()),
                "--root",
                folder.toString(),
                "daemon");
    }
}
