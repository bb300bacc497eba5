package io.vireo.driver.lxc;

import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupTree;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The groups that are made for the containers of a host, and what becomes of them when they have ended.
 *
 * @param tree all of them; each set of folders has its own, so that two platforms never clear away what is the other's
 */
record GroupFolders(GroupTree tree) {

    private static final String NAME = "vireo-lxc";
    private static final Path SYSTEM = Path.of("/run/vireo/lxc");

    static GroupFolders of(StateFolders folders) {
        Path run = folders.run().toAbsolutePath().normalize();
        String name = run.equals(SYSTEM) ? NAME : NAME + "-" + shortened(run);
        return new GroupFolders(new GroupTree(ControlGroups.present(), name));
    }

    private static String shortened(Path run) {
        String whole = UUID.nameUUIDFromBytes(run.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        return whole.substring(0, whole.indexOf('-'));
    }

    /** The group of a container: below its partition, which is below ours. */
    String of(String partition, UUID uuid) {
        return tree.of(partition, uuid.toString());
    }

    /** The group of liblxc's monitor of a container. */
    String ofMonitor(UUID uuid) {
        return tree.of("/monitor", uuid.toString());
    }

    /** Where liblxc's monitors go to clear their own group away. */
    String pivot() {
        return tree.of("/", "pivot");
    }

    /** Ends what is left in the groups of a container, and removes them. */
    void clear(String partition, UUID uuid) {
        tree.clear(of(partition, uuid));
    }

    /** Removes the groups of a monitor that has ended. */
    void clearMonitor(UUID uuid) {
        tree.clear(ofMonitor(uuid));
    }

    /** Removes all groups of ours that are empty: those that containers were in, and those that liblxc has needed. */
    void prune() {
        tree.prune();
    }
}
