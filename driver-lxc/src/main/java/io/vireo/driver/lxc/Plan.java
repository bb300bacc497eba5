package io.vireo.driver.lxc;

import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupSetting;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.host.DeviceNumbers;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a container is to be: everything that its live definition says, read and checked.
 *
 * @param init its first process
 * @param root the file system that is its root
 * @param others the other file systems, in the order in which they are mounted
 * @param nics its network cards
 * @param nodes devices of the host that it sees
 * @param capabilities what its processes may do
 * @param idMaps whose users and groups are whose
 * @param limits what it can have
 * @param shared the namespaces that it shares, and with whom
 * @param consoles how many it has
 * @param partition the group that its group is in
 */
record Plan(
        Init init,
        FileSystem root,
        List<FileSystem> others,
        List<Nic> nics,
        List<DeviceNode> nodes,
        Capabilities capabilities,
        List<IdMap> idMaps,
        List<GroupSetting> limits,
        Map<String, String> shared,
        int consoles,
        String partition) {

    static final int MOST_CONSOLES = 16;

    /** Reads a live definition; fails when something in it cannot be had on this host. */
    static Plan of(Element live, LxcHost host) {
        FileSystem root = RootRule.require(live);
        Plan plan = new Plan(
                Init.of(live),
                root,
                FileSystem.all(live).stream().filter(each -> !each.isRoot()).toList(),
                Nic.all(live),
                DeviceNode.all(live),
                Capabilities.of(live),
                IdMap.all(live),
                LxcLimits.of(live, new GroupSettings(ControlGroups.present())),
                SharedNamespaces.of(live, host),
                consoles(live),
                partition(live));
        plan.check();
        return plan;
    }

    private static int consoles(Element live) {
        int count = live.findAll("devices/console").size();
        if (count > MOST_CONSOLES) {
            throw Refusal.unsupported("a container has at most " + MOST_CONSOLES + " consoles, not " + count);
        }
        return count;
    }

    /** The partition of a definition; that of libvirt unless it says otherwise. */
    static String partition(Element definition) {
        String partition = definition.at("resource/partition").orElse("/machine");
        HostPaths.requireAbsolute("partition of a domain", partition);
        if (!partition.matches("(/[A-Za-z0-9_.@:-]+)+") || partition.length() > 200) {
            throw Refusal.xml("a partition is a path of plain names, such as /machine");
        }
        return partition;
    }

    private void check() {
        requireSource(root);
        others.forEach(Plan::requireSource);
        if (root.kind() == FileSystem.Kind.MOUNT) {
            Path folder = Path.of(root.source());
            boolean covered = others.stream().anyMatch(each -> each.covers(Path.of(init.path())));
            if (!covered) {
                init.check(folder);
            }
            others.forEach(each -> requireTarget(folder, each));
        }
        if (nics.stream().map(Nic::guest).distinct().count() < nics.size()) {
            throw Refusal.xml("two interfaces have the same guest device");
        }
        if (!nics.isEmpty() && shared.containsKey("net")) {
            throw Refusal.unsupported("interfaces cannot be given to a container that shares the network of another");
        }
    }

    private static void requireSource(FileSystem system) {
        Path source = Path.of(system.source());
        switch (system.kind()) {
            case MOUNT -> {
                // A single file can be mounted, too, though not as the root.
                if (!Files.isDirectory(source) && (system.isRoot() || !Files.isRegularFile(source))) {
                    throw Refusal.failed("the folder " + source + " for the filesystem '" + system.target()
                            + "' of the container is not there");
                }
            }
            case BLOCK -> DeviceNumbers.of(source, true);
            default -> {
                // Of the container itself, or made for it just now.
            }
        }
    }

    /** A target that is a link would be mounted on elsewhere, perhaps outside of the root. */
    private static void requireTarget(Path root, FileSystem system) {
        Path at = root;
        for (String part : system.target().split("/")) {
            at = part.isEmpty() ? at : at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                throw Refusal.failed(
                        "the target '" + system.target() + "' of a filesystem leads over the symbolic link " + at
                                + ", which is not followed; name the folder itself");
            }
        }
    }

    /** The root on the host, when it is a folder. */
    Optional<Path> folder() {
        return root.kind() == FileSystem.Kind.MOUNT ? Optional.of(Path.of(root.source())) : Optional.empty();
    }
}
