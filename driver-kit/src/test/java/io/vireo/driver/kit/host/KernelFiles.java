package io.vireo.driver.kit.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that stand for a kernel's, below a folder of a test.
 *
 * @param root the folder
 */
record KernelFiles(Path root) {

    /** Makes a file with a line. */
    KernelFiles with(String path, String line) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), line + "\n");
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String text(String path) {
        return host().text(path).orElse("");
    }

    HostFiles host() {
        return new HostFiles(root);
    }
}
