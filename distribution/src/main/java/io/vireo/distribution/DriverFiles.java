package io.vireo.distribution;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files in the folders of drivers. They are code that this process will run, so those that another user can write
 * are left aside.
 */
final class DriverFiles {
    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final List<Path> folders;
    private final Refusals refusals;

    DriverFiles(List<Path> folders, Refusals refusals) {
        this.folders = List.copyOf(folders);
        this.refusals = refusals;
    }

    List<Path> list() {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && trusted(folder)) {
                refusals.accept(folder);
                Home.jars(folder).stream().filter(this::trusted).forEach(files::add);
            }
        }
        return files;
    }

    private boolean trusted(Path path) {
        Optional<String> objection = objection(path);
        objection.ifPresent(reason -> refusals.refuse(path, reason));
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
