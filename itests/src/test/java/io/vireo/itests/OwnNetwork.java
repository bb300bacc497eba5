package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a class of tests in another virtual machine, whose network no one else sees. */
final class OwnNetwork {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PREPARE = "ip link set lo up && exec \"$@\"";

    /**
     * For containers: /sys shows the network of whoever mounted it, so it is mounted anew, and the control groups are kept.
     * Where newuidmap is installed, liblxc wants root to have the ids that it gives away.
     */
    private static final String PREPARE_SYSTEM = "set -e; keep=$(mktemp -d); mount -t tmpfs none \"$keep\";"
            + " mkdir \"$keep/c\"; mount --rbind /sys/fs/cgroup \"$keep/c\"; mount -t sysfs sysfs /sys;"
            + " mount --rbind \"$keep/c\" /sys/fs/cgroup; umount -l \"$keep\"; rmdir \"$keep\"; ip link set lo up;"
            + " for each in subuid subgid; do if test -f /etc/$each; then ids=$(mktemp);"
            + " echo root:200000:65536 >$ids; mount --bind $ids /etc/$each; fi; done; exec \"$@\"";

    private static final int MOST_FRAMES = 30;

    private OwnNetwork() {}

    /** Why it cannot be done here; empty when it can. */
    static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make a network namespace");
        }
        return Stream.of("unshare", "ip", "nft", "tc", "dnsmasq")
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed")
                .or(() -> inside(PREPARE, List.of("true")).isSuccess()
                        ? Optional.empty()
                        : Optional.of("no namespace of its own can be made here"));
    }

    /** Runs the tests of a class; fails when one of them does. */
    static void run(Class<?> tests) {
        run(tests, PREPARE);
    }

    /** Runs the tests of a class about containers, which need their own view of the system; fails when one of them does. */
    static void runWithOwnSystem(Class<?> tests) {
        run(tests, PREPARE_SYSTEM);
    }

    private static void run(Class<?> tests, String prepare) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(java));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("vireo."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", path, OwnNetwork.class.getName(), tests.getName()));
        Outcome outcome = inside(prepare, command);
        System.out.println(outcome.output());
        assertEquals(0, outcome.exit(), () -> outcome.output() + outcome.errors());
    }

    private static Outcome inside(String prepare, List<String> command) {
        List<String> all = Stream.concat(
                        Stream.of("unshare", "-n", "-m", "--propagation", "private", "sh", "-c", prepare, "inside"),
                        command.stream())
                .toList();
        // Who asks for many cycles waits for them.
        return ChildProcess.of(all)
                .run(System.getProperty("vireo.cycles") == null ? PATIENCE : PATIENCE.multipliedBy(20));
    }

    /** What the other virtual machine does: it ends with 0 when some tests ran and none failed. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Class.forName(arguments[0])))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.printFailuresTo(out, MOST_FRAMES);
        out.println(arguments[0] + ": " + summary.getTestsSucceededCount() + " succeeded, "
                + summary.getTestsSkippedCount() + " skipped, " + summary.getTestsFailedCount() + " failed");
        System.exit(summary.getTestsFailedCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
    }
}
