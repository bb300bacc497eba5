package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.groups.GroupSetting;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code /dev} of a container that runs.
 *
 * <p>Whoever is root there can put a link in its place, which would lead to the host's files. So the folder is opened without
 * following links, and what is done in it is done in the open folder. liblxc's own program for this is not used: asked for
 * another name in the container, it gives it the host's device of that name.
 */
final class DeviceFolder {

    private DeviceFolder() {}

    /** Makes the node of a device. */
    static void add(Container container, DeviceNode node) {
        inFolder(container, node, (folder, name) -> {
            Path open = descriptor(folder).resolve(name);
            LxcTools.system(
                    "give " + container.label() + " the device " + node.path(), node.commandAt(open.toString()));
        });
        allow(container, node, "devices.allow");
    }

    /** Removes the node of a device; it may be gone already. */
    static void remove(Container container, DeviceNode node) {
        allow(container, node, "devices.deny");
        inFolder(container, node, (folder, name) -> {
            try {
                folder.deleteFile(name);
            } catch (NoSuchFileException gone) {
                // The container did it itself.
            }
        });
    }

    private interface Work {
        void in(SecureDirectoryStream<Path> folder, Path name) throws IOException;
    }

    private static void inFolder(Container container, DeviceNode node, Work work) {
        Path path = Path.of(node.path());
        if (path.getNameCount() != 2) {
            throw Refusal.notWhileRunning(
                    "the device " + path + " is not directly below /dev; define it for the next start");
        }
        Path root = Path.of("/proc", Long.toString(container.init()), "root");
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (!(top instanceof SecureDirectoryStream<Path> secure)) {
                throw Refusal.notWhileRunning("this Java cannot open folders without following links");
            }
            try (SecureDirectoryStream<Path> folder =
                    secure.newDirectoryStream(Path.of("dev"), LinkOption.NOFOLLOW_LINKS)) {
                work.in(folder, path.getFileName());
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot use the folder /dev of " + container.label(), failure);
        }
    }

    /** A path that leads to an open folder whatever its name leads to. */
    private static Path descriptor(SecureDirectoryStream<Path> folder) throws IOException {
        Object wanted = folder.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
        Path ours = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd");
        try (Stream<Path> all = Files.list(ours)) {
            return all.filter(each -> wanted.equals(key(each)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the open folder is not among our files"));
        }
    }

    private static Object key(Path descriptor) {
        try {
            return Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey();
        } catch (IOException closed) {
            return descriptor;
        }
    }

    private static void allow(Container container, DeviceNode node, String order) {
        if (container.group().isUnified("devices")) {
            // There are no such files in the second version; liblxc's monitor changes its filter.
            container
                    .domain()
                    .host()
                    .tools()
                    .run("lxc-cgroup", container.folder().container(), order, node.rule())
                    .orFail("allow " + container.label() + " the device " + node.path());
        } else {
            container.group().write(new GroupSetting("devices", order, node.rule()));
        }
    }

    /** The devices that the kernel lets no container of another's users have nodes of. */
    static void requirePlain(List<IdMap> maps) {
        if (!maps.isEmpty()) {
            throw Refusal.notWhileRunning(
                    "devices cannot be plugged into a running container that has an idmap; define them for the next"
                            + " start");
        }
    }
}
