package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Vireo;
import io.vireo.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People's fingers and scripts know virsh: the same words give the same lines and the same exit code. */
class VirshComparisonIT {

    private static final String URI = "test:///default";
    static final Path VIRSH = Path.of("/usr/bin/virsh");

    record Answer(int code, String text) {}

    @BeforeAll
    static void needsVirsh() {
        boolean there = Files.isExecutable(VIRSH);
        if (!there) {
            System.out.println("skipped: " + VIRSH + " is not here (package libvirt-clients)");
        }
        assumeTrue(there, VIRSH + " is not here (package libvirt-clients)");
    }

    static Stream<String> commands() throws IOException {
        try (InputStream lines = VirshComparisonIT.class.getResourceAsStream("virsh-commands.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandAnswersAsVirshDoes(String command) throws Exception {
        assertEquals(virsh(URI, command), vireo(URI, command), command);
    }

    static Answer virsh(String uri, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(VIRSH.toString(), "-c", uri, command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "virsh hangs in " + command);
        return new Answer(process.exitValue(), text);
    }

    static Answer vireo(String uri, String command) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = new Shell(Vireo.load())
                    .applyAsInt(List.of("-c", uri, command).toArray(String[]::new));
            return new Answer(code, text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
