package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs tests in a virtual machine with a network of its own: what they do there, no one else sees. */
final class Namespaced {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PREPARE = "ip link set lo up && exec \"$@\"";

    private Namespaced() {}

    /** Why it cannot be done here; empty when it can. */
    static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make a network namespace");
        }
        return Stream.of("unshare", "ip", "nft", "python3")
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed")
                .or(Namespaced::refused);
    }

    private static Optional<String> refused() {
        Outcome probe = inside(List.of("true"));
        return probe.isSuccess()
                ? Optional.empty()
                : Optional.of("no namespace of its own can be made here: "
                        + probe.errors().strip());
    }

    /** Runs the tests of a class; fails when one of them does. */
    static void run(Class<?> tests) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Outcome outcome = inside(List.of(java, "-cp", path, NamespacedMain.class.getName(), tests.getName()));
        System.out.println(outcome.output());
        assertEquals(0, outcome.exit(), () -> outcome.output() + outcome.errors());
    }

    private static Outcome inside(List<String> command) {
        List<String> all = Stream.concat(
                        Stream.of("unshare", "-n", "-m", "sh", "-c", PREPARE, "inside"), command.stream())
                .toList();
        return ChildProcess.of(all).run(PATIENCE);
    }
}
