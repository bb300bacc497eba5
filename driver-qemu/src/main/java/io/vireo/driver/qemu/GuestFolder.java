package io.vireo.driver.qemu;

import io.vireo.driver.kit.SocketPaths;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where one running guest keeps its sockets and what is needed to find it again.
 *
 * <p>The folder is there before QEMU is started, and QEMU's command line names it, so a folder without a record is a start
 * that was cut off.
 *
 * @param path the folder
 */
record GuestFolder(Path path) {

    /** The longest name of a socket in {@link GuestPlaces}, with room for the number of a channel. */
    private static final String LONGEST = "channel-000.sock";

    static GuestFolder of(Path run, UUID uuid) {
        return new GuestFolder(run.resolve(uuid.toString()));
    }

    void create() {
        delete();
        StateFolders.create(path);
        StateFolders.create(sockets());
    }

    /** Where sockets go: the folder itself, or a short one elsewhere when the kernel could not take a path in it. */
    Path sockets() {
        Path longest = SocketPaths.in(path, LONGEST);
        return longest.startsWith(path) ? path : longest;
    }

    GuestPlaces places(Map<String, String> taps) {
        return new GuestPlaces(sockets(), taps);
    }

    Path monitor() {
        return places(Map.of()).monitor();
    }

    Path socket(String name) {
        return sockets().resolve(name);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path record() {
        return path.resolve("guest.xml");
    }

    /** Removes the folder and all that is in it; does nothing when it is gone. */
    void delete() {
        try {
            delete(sockets());
            delete(path);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the folder " + path + " of a guest that has ended", failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path each : contents(folder)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
