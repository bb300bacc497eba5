package io.vireo.driver.kit.namespaces;

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
 * Runs a class of tests, or a program of theirs, in another virtual machine, with a network and mounts of its own: what is
 * done there, no one else sees. A class that must not run elsewhere says {@link InOwnNamespaces}.
 *
 * @param programs what has to be installed
 * @param kinds the options of {@code unshare}
 * @param prepare what a shell does there first; it ends by running what it was given
 * @param patience how long the tests may take
 */
public record OwnNamespaces(List<String> programs, List<String> kinds, String prepare, Duration patience) {

    private static final List<String> FILE_PASSING = List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private static final List<String> MOUNTS = List.of("--mount", "--propagation", "private");
    private static final List<String> NETWORK_TOO = and(MOUNTS, "--net");
    private static final List<String> PROCESSES_TOO =
            and(NETWORK_TOO, "--pid", "--fork", "--kill-child", "--mount-proc");

    private static final String NETWORK = "ip link set lo up && exec \"$@\"";

    /**
     * For containers: /sys shows the network of whoever mounted it, so it is mounted anew, and the control groups are kept.
     * Where newuidmap is installed, liblxc wants root to have the ids that it gives away.
     */
    private static final String SYSTEM = "set -e; confined=; if test -d /sys/kernel/security/apparmor; then"
            + " confined=yes; fi; keep=$(mktemp -d); mount -t tmpfs none \"$keep\"; mkdir \"$keep/c\";"
            + " mount --rbind /sys/fs/cgroup \"$keep/c\"; mount -t sysfs sysfs /sys;"
            + " mount --rbind \"$keep/c\" /sys/fs/cgroup; umount -l \"$keep\"; rmdir \"$keep\";"
            + " if test -n \"$confined\"; then mount -t securityfs none /sys/kernel/security; fi;"
            + " ip link set lo up; for each in subuid subgid; do if test -f /etc/$each; then ids=$(mktemp);"
            + " echo root:200000:65536 >$ids; mount --bind $ids /etc/$each; rm $ids; fi; done; exec \"$@\"";

    /**
     * For what would write on the host's root: a tree in memory that the host's folders are bound into, each of them and each
     * mount below read-only. The host's own root is let go.
     */
    private static final String THROW_AWAY = "set -e; tree=$(mktemp -d); mount -t tmpfs tree \"$tree\"; cd \"$tree\";"
            + " mkdir proc sys dev tmp run old; touch " + ThrowAwayRoot.MARK + ";"
            + " for each in /*; do name=${each#/}; case $name in proc|sys|dev|tmp|run|lost+found) continue;; esac;"
            + " if test -L $each; then cp -P $each $name; elif test -d $each; then mkdir $name; mount --rbind $each $name; fi;"
            + " done; findmnt -rno TARGET | grep \"^$tree/\" | while read -r each; do"
            + " mount -o remount,bind,ro \"$(printf %b \"$each\")\"; done;"
            + " mount -t proc proc proc; mount --rbind /sys sys;"
            + " mount -t tmpfs dev dev; for each in null:3 zero:5 full:7 random:8 urandom:9; do"
            + " mknod -m 666 dev/${each%:*} c 1 ${each#*:}; done; mknod -m 666 dev/tty c 5 0; ln -s /proc/self/fd dev/fd;"
            + " mkdir dev/pts dev/shm; mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts; ln -s pts/ptmx dev/ptmx;"
            + " pivot_root . old; cd /; rmdir \"/old$tree\"; umount -l /old; rmdir /old; exec \"$@\"";

    private static final String AS_IT_IS = "exec \"$@\"";

    /** With a network of their own; for tests that need some programs. */
    public static OwnNamespaces needing(String... programs) {
        return new OwnNamespaces(and(List.of("unshare", "ip"), programs), NETWORK_TOO, NETWORK, Duration.ofMinutes(5));
    }

    /** With mounts of their own only, in the network of everybody. */
    public OwnNamespaces forMounts() {
        return new OwnNamespaces(programs, MOUNTS, AS_IT_IS, patience);
    }

    /** With a view of the system for containers, too. */
    public OwnNamespaces forContainers() {
        return new OwnNamespaces(programs, kinds, SYSTEM, patience);
    }

    /** With processes of their own, too: a server that is started there ends with the tests, and what it starts. */
    public OwnNamespaces forServers() {
        return new OwnNamespaces(programs, PROCESSES_TOO, prepare, patience);
    }

    /**
     * On a root that is a tree in memory, with the host's folders in it, read-only: for what writes on what it takes for the
     * host's own root. Tests ask {@link ThrowAwayRoot} before they do.
     */
    public OwnNamespaces onAThrowAwayRoot() {
        return new OwnNamespaces(
                and(programs, "pivot_root", "findmnt"), kinds, prepare.replace("exec \"$@\"", THROW_AWAY), patience);
    }

    /** Says in the last line of the output which devices are left of what was done; so the program may not be replaced. */
    public OwnNamespaces tellingDevices() {
        String after = prepare.replace("exec \"$@\"", "\"$@\"") + " && echo devices $(ip -br link | cut -d' ' -f1)";
        return new OwnNamespaces(programs, kinds, after, patience);
    }

    /** With another patience. */
    public OwnNamespaces within(Duration longest) {
        return new OwnNamespaces(programs, kinds, prepare, longest);
    }

    /** Skips the test, with the reason, where it cannot be done. */
    public void require() {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
    }

    /** Why it cannot be done here; empty when it can. */
    public Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make namespaces of its own");
        }
        return programs.stream()
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed; tools/setup installs what the tests need")
                .or(this::refused);
    }

    private Optional<String> refused() {
        Outcome probe = inside(List.of("true"));
        return probe.isSuccess()
                ? Optional.empty()
                : Optional.of("no namespaces of its own can be made here: "
                        + probe.errors().strip());
    }

    /** Runs the tests of a class; fails when one of them does. */
    public void run(Class<?> tests) {
        program(NamespacedTests.class, tests.getName());
    }

    /** Runs the tests of a class, and says how they ended. */
    public Outcome outcome(Class<?> tests) {
        return inside(java(NamespacedTests.class, tests.getName()));
    }

    /** Runs a program of the tests and shows what it writes; fails when it does. */
    public void program(Class<?> main, String... arguments) {
        Outcome outcome = inside(java(main, arguments));
        System.out.println(outcome.output());
        assertEquals(0, outcome.exit(), () -> outcome.output() + outcome.errors());
    }

    /** The command for a program of the tests, with the settings of this virtual machine. */
    public static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As process 1 of its own namespace, each would write the same file of this number.
        command.add("-XX:-UsePerfData");
        command.add("-D" + InOwnNamespaces.OUTSIDE + "=" + InOwnNamespaces.Condition.mounts());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("vireo.") && !name.equals(InOwnNamespaces.OUTSIDE))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // FilePassing needs them, and Java leaves no trace of them in its properties.
        command.addAll(FILE_PASSING);
        command.addAll(List.of("-cp", path, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command, and says how it ended. */
    public Outcome inside(List<String> command) {
        List<String> all = new ArrayList<>(List.of("unshare"));
        all.addAll(kinds);
        all.addAll(List.of("sh", "-c", prepare, "inside"));
        all.addAll(command);
        return ChildProcess.of(all).run(patience);
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
