package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs tests in a virtual machine with a network and mounts of its own: what their containers do there, no one else sees.
 * Control groups are the host's, below the one group that the driver calls its own.
 */
final class Namespaced {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /**
     * /sys shows the network of whoever mounted it, so it is mounted anew, and the control groups are kept. Where newuidmap is
     * installed, liblxc wants root to have the ids that it gives away.
     */
    private static final String PREPARE = "set -e; keep=$(mktemp -d); mount -t tmpfs none \"$keep\"; mkdir \"$keep/c\";"
            + " mount --rbind /sys/fs/cgroup \"$keep/c\"; mount -t sysfs sysfs /sys;"
            + " mount --rbind \"$keep/c\" /sys/fs/cgroup; umount -l \"$keep\"; rmdir \"$keep\";"
            + " ip link set lo up; for each in subuid subgid; do if test -f /etc/$each; then ids=$(mktemp);"
            + " echo root:200000:65536 >$ids; mount --bind $ids /etc/$each; fi; done; exec \"$@\"";

    private Namespaced() {}

    /** Skips the test, with the reason, where containers cannot be had. */
    static void require() {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
    }

    private static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can run containers with networks");
        }
        return Stream.of("unshare", "nsenter", "ip", "lxc-start", "lxc-attach", "busybox", "losetup")
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed")
                .or(Namespaced::refused);
    }

    private static Optional<String> refused() {
        Outcome probe = inside(List.of("true"));
        return probe.isSuccess()
                ? Optional.empty()
                : Optional.of("no namespaces of its own can be made here: "
                        + probe.errors().strip());
    }

    /** Runs the tests of a class; fails when one of them does. */
    static void run(Class<?> tests) {
        Outcome outcome = inside(java(NamespacedMain.class, tests.getName()));
        System.out.println(outcome.output());
        assertEquals(0, outcome.exit(), () -> outcome.output() + outcome.errors());
    }

    /** The command for a program of the tests. */
    static List<String> java(Class<?> main, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(java, "-cp", path, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Outcome inside(List<String> command) {
        List<String> all = Stream.concat(
                        Stream.of("unshare", "-n", "-m", "--propagation", "private", "sh", "-c", PREPARE, "inside"),
                        command.stream())
                .toList();
        return ChildProcess.of(all).run(PATIENCE);
    }
}
