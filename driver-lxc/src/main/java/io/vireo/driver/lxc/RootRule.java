package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.host.DeviceNumbers;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A container gets a root of its own, or is refused. On the host's files its first process could be the host's, which starts
 * the host's services a second time and tidies up its folders; so who wants the host's files says so in so many words, and
 * names a program that is no init.
 */
final class RootRule {

    private static final Field<Source> SAID = Field.oneOf("vireo:root/@of", Source.class);

    private static final Path HOST = Path.of("/");

    private static final String ADVICE =
            "; give it one: <filesystem type='mount'><source dir='...'/><target dir='/'/></filesystem>";

    private static final String WORDS = "; a program that is no init can run there when the definition says <vireo:root"
            + " of='host' xmlns:vireo='urn:vireo:lxc:1.0'/>";

    /** Whose files a definition says that its root is made of. */
    private enum Source {
        HOST
    }

    private RootRule() {}

    /** The file system that is the root of a container; fails when a definition has none, or that of the host unsaid. */
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
        List<FileSystem> others = all.stream().filter(each -> !each.isRoot()).toList();
        if (root.kind() == FileSystem.Kind.BIND || root.kind() == FileSystem.Kind.RAM) {
            throw Refusal.unsupported("the root of a container cannot be of this type" + ADVICE);
        }
        requireSaid(definition, root, others);
        others.forEach(RootRule::refuseWritableHost);
        return root;
    }

    private static void requireSaid(Element definition, FileSystem root, List<FileSystem> others) {
        boolean said = SAID.read(definition).isPresent();
        if (isDeviceOfHost(root)) {
            throw Refusal.unsupported("'" + root.source() + "' has the host's own root, which no container gets as a"
                    + " device" + ADVICE);
        }
        boolean hosts = isHosts(root);
        if (hosts && !said) {
            throw Refusal.unsupported(
                    "'" + root.source() + "' is the host's own root, which no container gets unasked" + ADVICE + WORDS);
        }
        if (said && !hosts) {
            throw Refusal.xml("vireo:root says that the container runs on the host's files, and its filesystem for '/'"
                    + " is '" + root.source() + "'; leave one of them out");
        }
        if (hosts) {
            HostInit.refuse(Init.of(definition), others);
        }
    }

    /** The host's files are the host's, wherever in the container they were to appear. */
    private static void refuseWritableHost(FileSystem each) {
        if (!each.readOnly() && (isHosts(each) || isDeviceOfHost(each))) {
            throw Refusal.unsupported(
                    "the filesystem '" + each.target() + "' is the host's own root, writable, which no"
                            + " container gets; give it a folder of the host, or make it read-only");
        }
    }

    private static boolean isHosts(FileSystem system) {
        if (system.kind() != FileSystem.Kind.MOUNT) {
            return false;
        }
        Path folder = Path.of(system.source());
        try {
            return folder.normalize().equals(HOST) || Files.exists(folder) && Files.isSameFile(folder, HOST);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look at " + folder, failure);
        }
    }

    /** A device that is mounted a second time shows the same files. */
    private static boolean isDeviceOfHost(FileSystem system) {
        Path device = Path.of(system.source());
        if (system.kind() != FileSystem.Kind.BLOCK || !Files.exists(device)) {
            return false;
        }
        return DeviceNumbers.of(device, true).equals(DeviceNumbers.under(HOST));
    }
}
