package io.vireo.driver.lxc;

import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

    /** Removes it with what is in it; liblxc's monitor may be removing its own files at the same time. */
    void delete() {
        try {
            delete(path);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the folder " + path, failure);
        }
    }

    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(file)) {
                for (Path each : inside) {
                    delete(each);
                }
            } catch (NoSuchFileException gone) {
                return;
            }
        }
        Files.deleteIfExists(file);
    }
}
