package io.vireo.driver.nodedev;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The kernel of this host. */
final class RealKernel implements Kernel {

    @Override
    public void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write '" + text.strip() + "' to " + file, failure);
        }
    }
}
