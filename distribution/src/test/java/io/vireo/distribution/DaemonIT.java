package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed daemon serves libvirt's own clients, as its users have them. */
@Timeout(120)
class DaemonIT {

    private static final Path VIRSH = Path.of("/usr/bin/virsh");
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private Started daemon;

    @BeforeEach
    void start() throws Exception {
        daemon = new Started(folder.resolve("cache"), "--root", folder.toString(), "daemon");
        daemon.await("ready unix:");
    }

    @AfterEach
    void aTermEndsItCleanly() throws Exception {
        assertEquals(
                Long.toString(daemon.pid()),
                Files.readString(folder.resolve("run/vireo.pid")).strip());
        daemon.terminate();
        assertEquals(0, daemon.end(), daemon.output());
        daemon.close();
        try (var left = Files.list(folder.resolve("run"))) {
            assertEquals(List.of(), left.toList(), "nothing stays of what lives as long as the process");
        }
    }

    /** What a program of the host said, and how it ended. */
    private record Said(int status, String text) {}

    private Said run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
        return new Said(process.exitValue(), text);
    }

    private String uri(String socket) {
        return "test+unix:///default?socket=" + folder.resolve("run").resolve(socket);
    }

    private Said virsh(String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-c", uri("vireo-sock")));
        arguments.addAll(List.of(words));
        return run(VIRSH, arguments.toArray(String[]::new));
    }

    @Test
    void virshListsStartsAndStops() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH), "libvirt-clients is not installed; tools/setup installs it");
        Said list = virsh("list", "--all");
        assertEquals(0, list.status(), list.text());
        assertTrue(list.text().contains(" 1    test   running"), list.text());
        Said several = virsh("suspend test; domstate test; resume test; domstate test");
        assertTrue(several.text().contains("paused"), several.text());
        assertEquals(0, several.status(), several.text());
    }

    @Test
    void whatOneClientDidIsThereForTheNext() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH), "libvirt-clients is not installed; tools/setup installs it");
        Said destroyed = virsh("destroy", "test");
        assertEquals(0, destroyed.status(), destroyed.text());
        assertEquals("shut off", virsh("domstate", "test").text().strip());
    }

    @Test
    void virshIsToldWhatLibvirtdWouldTellIt() throws Exception {
        assumeTrue(Files.isExecutable(VIRSH), "libvirt-clients is not installed; tools/setup installs it");
        Said missing = virsh("dominfo", "nobody");
        assertEquals(1, missing.status());
        assertTrue(missing.text().contains("error: failed to get domain 'nobody'"), missing.text());
        Said denied = run(VIRSH, "-c", uri("vireo-sock-ro"), "destroy", "test");
        assertEquals(1, denied.status());
        assertTrue(
                denied.text().contains("error: operation forbidden: read only access prevents virDomainDestroy"),
                denied.text());
    }

    @Test
    void pythonGetsEventsStreamsAndErrorsOnManyThreads() throws Exception {
        assumeTrue(
                Files.isExecutable(PYTHON)
                        && run(PYTHON, "-c", "import libvirt").status() == 0,
                "python3-libvirt is not installed; tools/setup installs it");
        Said said = run(PYTHON, Path.of("src/test/resources/smoke.py").toString(), uri("vireo-sock"));
        assertEquals(0, said.status(), said.text());
        assertTrue(said.text().endsWith("all is well\n"), said.text());
        assertFalse(daemon.output().contains("ERROR"), daemon.output());
    }
}
