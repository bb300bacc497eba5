package io.vireo.driver.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who owns files, by number: names of users need a name service, which a container may not have. */
final class Owner {

    private static final int THIS_PROCESS = readThisProcess();

    private Owner() {}

    static int ofThisProcess() {
        return THIS_PROCESS;
    }

    static int of(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int readThisProcess() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException failure) {
            throw new UncheckedIOException("/proc is not mounted, which drivers need", failure);
        }
    }
}
