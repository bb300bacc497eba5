package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A container gets a root of its own, or is refused. On the host's files its first process would be the host's, which starts
 * the host's services a second time and tidies up its folders.
 */
final class RootRule {

    private static final String ADVICE =
            "; give it one: <filesystem type='mount'><source dir='...'/><target dir='/'/></filesystem>";

    private RootRule() {}

    /** The file system that is the root of a container; fails when a definition has none, or that of the host. */
    static FileSystem require(Element definition) {
        List<FileSystem> all = FileSystem.all(definition);
        List<FileSystem> roots = all.stream().filter(FileSystem::isRoot).toList();
        if (roots.isEmpty()) {
            throw Refusal.unsupported("the definition has no filesystem for '/', so the container would run on the"
                    + " host's files, which is refused" + ADVICE);
        }
        if (roots.size() > 1) {
            throw Refusal.xml("the definition has " + roots.size() + " filesystems for '/'");
        }
        FileSystem root = roots.get(0);
        if (root.kind() == FileSystem.Kind.BIND || root.kind() == FileSystem.Kind.RAM) {
            throw Refusal.unsupported("the root of a container cannot be of this type" + ADVICE);
        }
        if (root.kind() == FileSystem.Kind.MOUNT && isHosts(Path.of(root.source()))) {
            throw Refusal.unsupported(
                    "'" + root.source() + "' is the host's own root, which no container gets" + ADVICE);
        }
        all.forEach(RootRule::refuseWritableHost);
        return root;
    }

    /** The host's files are the host's, wherever in the container they were to appear. */
    private static void refuseWritableHost(FileSystem each) {
        if (each.kind() == FileSystem.Kind.MOUNT && !each.readOnly() && isHosts(Path.of(each.source()))) {
            throw Refusal.unsupported(
                    "the filesystem '" + each.target() + "' is the host's own root, writable, which no"
                            + " container gets; give it a folder of the host, or make it read-only");
        }
    }

    private static boolean isHosts(Path folder) {
        try {
            return folder.normalize().equals(Path.of("/"))
                    || Files.exists(folder) && Files.isSameFile(folder, Path.of("/"));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look at " + folder, failure);
        }
    }
}
