package io.vireo.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that says which process the daemon is; gone when the daemon has ended. */
record PidFile(Path file) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);

    static PidFile write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        Files.writeString(fresh, ProcessHandle.current().pid() + "\n");
        Files.move(
                fresh,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new PidFile(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays: {}", file, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "process " + ProcessHandle.current().pid();
    }
}
