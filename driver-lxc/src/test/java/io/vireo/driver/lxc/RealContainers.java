package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The namespaces that classes of tests with real containers are run in; and a program that runs them in a guest. */
final class RealContainers {

    static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nsenter", "lxc-start", "lxc-attach", "busybox", "losetup")
            .forContainers()
            .within(Duration.ofMinutes(8));

    /** What a guest runs when nothing else is said: those where a guest may have what this machine lacks come first. */
    private static final List<Class<?>> IN_GUESTS = List.of(
            RealConfinement.class,
            RealDiskWeights.class,
            RealHardship.class,
            RealRecovery.class,
            RealChecks.class,
            RealDefinitions.class,
            RealDevices.class,
            RealMounts.class,
            RealShares.class,
            RealHostRoot.class,
            RealFiles.class,
            RealContracts.class);

    private static final String GOOD = "good";

    private RealContainers() {}

    static OwnNamespaces of(Class<?> tests) {
        return tests == RealHostRoot.class ? NAMESPACES.onAThrowAwayRoot() : NAMESPACES;
    }

    /** Runs the named classes, or all; each for so many minutes at most. Ends with 0 when all passed, and could be run. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Duration longest = Duration.ofMinutes(Integer.parseInt(arguments[0]));
        List<Class<?>> classes = new ArrayList<>();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            classes.add(Class.forName(RealContainers.class.getPackageName() + "." + name));
        }
        boolean good = true;
        for (Class<?> tests : classes.isEmpty() ? IN_GUESTS : classes) {
            long begin = System.nanoTime();
            String end = end(tests, of(tests).within(longest));
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            System.out.println(tests.getSimpleName() + ": " + end + " after " + seconds + " s");
            good &= end.equals(GOOD);
        }
        System.exit(good ? 0 : 1);
    }

    private static String end(Class<?> tests, OwnNamespaces namespaces) {
        Optional<String> obstacle = namespaces.obstacle();
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        try {
            Outcome outcome = namespaces.outcome(tests);
            System.out.println(outcome.output().strip());
            if (outcome.isSuccess()) {
                return GOOD;
            }
            System.out.println(outcome.errors().strip());
            return "failed";
        } catch (VirtException tooLong) {
            return tooLong.getMessage();
        }
    }
}
