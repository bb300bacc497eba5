package io.vireo.driver.lxc;

import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a container that runs: what liblxc reads, and what is needed to find the container again.
 *
 * @param path where it is
 */
record ContainerFolder(Path path) {

    /** Makes it anew: what an earlier run left is gone. */
    void create() {
        delete();
        StateFolders.create(path);
    }

    /** The name that liblxc knows the container by. */
    String container() {
        return path.getFileName().toString();
    }

    Path config() {
        return path.resolve("config");
    }

    Path record() {
        return path.resolve("container.xml");
    }

    /** Where liblxc writes the pid of its monitor. */
    Path monitor() {
        return path.resolve("monitor.pid");
    }

    /** Commands for the network of the container, which its root does not see. */
    Path routes() {
        return path.resolve("routes");
    }

    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path, 2)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the folder " + path, failure);
        }
    }
}
