package io.vireo.distribution;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The files in the folders of drivers. They are code that this process will run, so those that another user can write
 * are left aside, which is said once.
 */
final class DriverFiles {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final List<Path> folders;
    private final Set<Path> refused = new HashSet<>();

    DriverFiles(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    List<Path> list() {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && trusted(folder)) {
                Home.jars(folder).stream().filter(this::trusted).forEach(files::add);
            }
        }
        return files;
    }

    private boolean trusted(Path path) {
        Optional<String> objection = objection(path);
        if (objection.isEmpty()) {
            refused.remove(path);
        } else if (refused.add(path)) {
            LoggerFactory.getLogger(DriverFiles.class).warn("{} is not used: {}", path, objection.get());
        }
        return objection.isEmpty();
    }

    private static Optional<String> objection(Path path) {
        if (!UNIX) {
            return Optional.empty();
        }
        try {
            Object owner = Files.getAttribute(path, "unix:uid");
            if (!owner.equals(0) && !owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return Optional.of("it belongs to another user");
            }
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)
                    ? Optional.of("every user can write it; chmod o-w would make it safe")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("its owner cannot be read");
        }
    }
}
