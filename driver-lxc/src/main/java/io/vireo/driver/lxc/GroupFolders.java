package io.vireo.driver.lxc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups that are made for a container, and what becomes of them when it has ended. */
final class GroupFolders {

    private static final Logger LOG = LoggerFactory.getLogger(GroupFolders.class);
    private static final int DEEPEST = 20;

    private GroupFolders() {}

    /** The group of a container: below its partition, which is below ours. */
    static String of(String partition, UUID uuid) {
        return parent(partition) + "/" + uuid;
    }

    /** The group of liblxc's monitor of a container. */
    static String ofMonitor(UUID uuid) {
        return ControlGroups.TOP + "/monitor/" + uuid;
    }

    /** Where liblxc's monitors go to clear their own group away. */
    static String pivot() {
        return ControlGroups.TOP + "/pivot";
    }

    private static String parent(String partition) {
        return ControlGroups.TOP + (partition.equals("/") ? "" : partition);
    }

    /** Ends what is left in the groups of a container that has no monitor any more, and removes them. */
    static void clear(String partition, UUID uuid) {
        for (String group : List.of(of(partition, uuid), ofMonitor(uuid))) {
            for (ControlGroups.Mount mount : ControlGroups.present().hierarchies()) {
                Path folder = mount.point().resolve(group);
                if (Files.isDirectory(folder)) {
                    killAll(folder);
                    removeTree(folder);
                }
            }
        }
    }

    /** Removes all groups of ours that are empty: those that containers were in, and those that liblxc has needed. */
    static void prune() {
        for (ControlGroups.Mount mount : ControlGroups.present().hierarchies()) {
            Path top = mount.point().resolve(ControlGroups.TOP);
            if (Files.isDirectory(top)) {
                removeTree(top);
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
                    .forEach(GroupFolders::remove);
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("The group {} is gone already", folder, gone);
        }
    }

    /** Only empty groups can be removed, so nothing that is in use is. */
    private static boolean remove(Path folder) {
        try {
            return Files.deleteIfExists(folder);
        } catch (IOException busy) {
            LOG.trace("The group {} is still in use", folder, busy);
            return false;
        }
    }
}
