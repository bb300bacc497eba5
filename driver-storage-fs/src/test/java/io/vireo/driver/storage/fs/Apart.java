package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs a program of the tests in a process of its own, whose mounts nobody else sees. */
final class Apart {

    /** Nobody waits as long; a run of hundreds of kills, which somebody asks for, takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("vireo.kills", 0) + 2L);

    private Apart() {}

    static void run(Class<?> program, Path root, String... more) {
        Assumptions.assumeTrue(mayMount(), "skipped: this user may not have mounts of his own");
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(java(program, root.toString()));
        command.addAll(List.of(more));
        Outcome outcome = ChildProcess.of(command).run(PATIENCE);
        assertEquals("all is well", outcome.output().strip(), outcome::errors);
    }

    static List<String> java(Class<?> program, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()),
                        Stream.of(arguments))
                .toList();
    }

    private static boolean mayMount() {
        return ChildProcess.find("unshare").isPresent()
                && ChildProcess.of(List.of("unshare", "--mount", "true"))
                        .run(Duration.ofSeconds(20))
                        .isSuccess();
    }
}
