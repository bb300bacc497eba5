package io.vireo.driver.kit.groups;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The groups of one host of guests, in every hierarchy below one name that nobody else uses: no other group is touched.
 *
 * @param host the control groups of this machine
 * @param top the name
 */
public record GroupTree(ControlGroups host, String top) {

    private static final Logger LOG = LoggerFactory.getLogger(GroupTree.class);
    private static final int DEEPEST = 20;
    private static final long LONGEST_NANOS = 3_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000;
    private static final List<String> INHERITED = List.of("cpuset.cpus", "cpuset.mems");

    /** Fails when the name is none of a group. */
    public GroupTree {
        Objects.requireNonNull(host, "host");
        if (!top.matches("[A-Za-z0-9_.-]{1,100}") || top.startsWith(".")) {
            throw new IllegalArgumentException("'" + top + "' cannot be the name of a group");
        }
    }

    /** Names a group in a partition as definitions name one, {@code /} or {@code /machine}; not made by this. */
    public String of(String partition, String name) {
        return top + (partition.equals("/") ? "" : partition) + "/" + name;
    }

    /**
     * Makes a group in the hierarchies of some controllers; nothing happens where it is there already.
     *
     * @param group its name, as {@link #of} gives it
     * @param controllers the controllers that it needs; one that this machine has not is left out
     * @return the group
     * @throws io.vireo.VirtException when the kernel refuses
     */
    public ControlGroup make(String group, Set<String> controllers) {
        requireOurs(group);
        for (ControlGroups.Mount mount : host.hierarchies()) {
            boolean second = host.second().filter(mount::equals).isPresent();
            boolean wanted = second
                    ? controllers.stream().anyMatch(host::isUnified)
                    : controllers.stream()
                            .anyMatch(each -> mount.equals(host.first().get(each)));
            if (wanted) {
                make(mount, group, second, controllers);
            }
        }
        return ControlGroup.at(host, group);
    }

    private void requireOurs(String group) {
        if (!group.startsWith(top + "/") || group.contains("..") || group.contains("//")) {
            throw new IllegalArgumentException("'" + group + "' is no group below '" + top + "'");
        }
    }

    private void make(ControlGroups.Mount mount, String group, boolean second, Set<String> controllers) {
        Path at = mount.point();
        try {
            for (String part : group.split("/")) {
                if (second) {
                    pass(at, controllers);
                }
                Path next = at.resolve(part);
                if (!Files.isDirectory(next)) {
                    Files.createDirectory(next);
                }
                if (!second) {
                    inherit(at, next);
                }
                at = next;
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot make the control group " + group + " below " + mount.point(), failure);
        }
    }

    /** In the second version a group has the controllers that the one above it passes on. */
    private void pass(Path above, Set<String> controllers) throws IOException {
        Path file = above.resolve("cgroup.subtree_control");
        List<String> passed = List.of(Files.readString(file).strip().split("\\s+"));
        for (String each : controllers) {
            String name = each.equals("blkio") ? "io" : each;
            if (host.unified().contains(name) && !passed.contains(name)) {
                Files.writeString(file, "+" + name, StandardOpenOption.WRITE);
            }
        }
    }

    /** In the first version a new group has no processors and no memory, and takes no process, until somebody says which. */
    private static void inherit(Path above, Path group) throws IOException {
        for (String each : INHERITED) {
            Path file = group.resolve(each);
            if (Files.exists(file) && Files.readString(file).isBlank()) {
                Files.writeString(file, Files.readString(above.resolve(each)), StandardOpenOption.WRITE);
            }
        }
    }

    /**
     * Ends what still runs in a group, and removes it with what is below it; nothing happens where it is not there.
     *
     * @param group its name, as {@link #of} gives it
     */
    public void clear(String group) {
        requireOurs(group);
        for (ControlGroups.Mount mount : host.hierarchies()) {
            Path folder = mount.point().resolve(group);
            // Most have gone with their last process, and asking the kernel to remove is one call.
            if (Files.isDirectory(folder) && !remove(folder)) {
                end(folder);
            }
        }
    }

    /**
     * A process that was killed is in its group until the kernel has done away with it, which takes a while on a busy host;
     * whoever wants the name next must find it free. An interrupt does not end this early.
     */
    private static void end(Path folder) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + LONGEST_NANOS;
        killAll(folder);
        removeTree(folder);
        while (Files.isDirectory(folder)) {
            if (System.nanoTime() - deadline > 0) {
                LOG.warn("The group {} is still in use and stays", folder);
                break;
            }
            LockSupport.parkNanos(LOOK_NANOS);
            killAll(folder);
            removeTree(folder);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes all groups below the name that are empty. */
    public void prune() {
        for (ControlGroups.Mount mount : host.hierarchies()) {
            Path folder = mount.point().resolve(top);
            if (Files.isDirectory(folder)) {
                removeTree(folder);
            }
        }
    }

    private static void killAll(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Path procs = each.resolve("cgroup.procs");
                if (Files.exists(procs)) {
                    Files.readAllLines(procs).stream()
                            .map(Long::valueOf)
                            .filter(pid -> pid > 1)
                            .flatMap(pid -> ProcessHandle.of(pid).stream())
                            .forEach(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("The processes of {} cannot be listed", folder, gone);
        }
    }

    private static void removeTree(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .forEach(GroupTree::remove);
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("The group {} is gone already", folder, gone);
        }
    }

    /** Only empty groups can be removed, so nothing that is in use is. */
    private static boolean remove(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException busy) {
            LOG.trace("The group {} is still in use", folder, busy);
            return false;
        }
    }
}
