package io.vireo.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The folder below a root that drivers are dropped into.
 *
 * @param root the root
 */
record DriversFolder(Path root) {
    /** Drops the example, moved into place as an installer does it. */
    Path drop() throws IOException {
        Path copy = Files.copy(tiny(), root.resolve("driver.part"), StandardCopyOption.REPLACE_EXISTING);
        return Files.move(copy, file("driver-tiny.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file in the folder, which is made. */
    Path file(String name) throws IOException {
        return Files.createDirectories(root.resolve("drivers")).resolve(name);
    }

    private static Path tiny() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/driver-tiny-[^/]*\\.jar"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }
}
