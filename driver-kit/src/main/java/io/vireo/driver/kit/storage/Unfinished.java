package io.vireo.driver.kit.storage;

import io.vireo.VirtException;
import io.vireo.driver.kit.FileNames;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which volumes are being made: written down before, and removed when they are whole, so that what a killed process left
 * half-made is found and removed.
 *
 * @param folder where that is written, below the folder of what runs, which a restart of the machine empties
 */
record Unfinished(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

    static Unfinished in(Path run) {
        Unfinished all = new Unfinished(StateFolders.create(run.resolve("making")));
        // Killed before it was written: nothing had begun.
        all.marks().stream().map(Mark::new).filter(Mark::isEmpty).forEach(Mark::close);
        return all;
    }

    /** What is being made, until it is closed. */
    record Mark(Path file) implements AutoCloseable {

        boolean isEmpty() {
            try {
                return Files.size(file) == 0;
            } catch (IOException gone) {
                return true;
            }
        }

        Instant time() {
            try {
                return Files.getLastModifiedTime(file).toInstant();
            } catch (IOException gone) {
                return Instant.MAX;
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                throw SystemErrors.of("cannot remove " + file, failure);
            }
        }
    }

    Mark begin(HostPool pool, String volume) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.writeString(file, FileNames.encode(pool.ref().name()) + "/" + FileNames.encode(volume));
            return new Mark(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write down that a volume is being made, in " + file, failure);
        }
    }

    /** Removes what is half-made in a pool that runs. */
    void clean(HostPool pool) {
        for (Path file : marks()) {
            Optional<String> volume = volumeOf(file, pool);
            if (volume.isPresent()) {
                try (Mark mark = new Mark(file)) {
                    pool.volumesIfAny().stream()
                            .filter(each -> each.present().name().equals(volume.get()))
                            .forEach(each -> clean(pool, each, mark));
                } catch (VirtException failure) {
                    LOG.warn(
                            "A half-made volume of pool {} could not be removed",
                            pool.ref().name(),
                            failure);
                }
            }
        }
    }

    private static void clean(HostPool pool, HostVolume volume, Mark mark) {
        Volume half = volume.present();
        // What is older than the mark was in the way, and belongs to somebody.
        if (!pool.type().volumes().isOlder(pool.present(), half, mark.time())) {
            stopMakers(half.path());
            pool.type().volumes().delete(pool.present(), half, Set.of());
            pool.remove(volume);
            LOG.info("Volume {} was half-made when the platform was killed, and is removed", half.path());
        }
    }

    /** A program that outlived the platform and still fills the file. */
    private static void stopMakers(Path path) {
        ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .arguments()
                        .filter(words -> List.of(words).contains(path.toString()))
                        .isPresent())
                .filter(each -> each.info()
                        .command()
                        .filter(program -> program.endsWith("/qemu-img") || program.endsWith("/cp"))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private List<Path> marks() {
        List<Path> marks = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(marks::add);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot see which volumes were being made in " + folder, failure);
        }
        return marks;
    }

    /** The name of the volume that a mark is about; empty when it is one of another pool. */
    private static Optional<String> volumeOf(Path mark, HostPool pool) {
        try {
            String[] words = Files.readString(mark).split("/");
            boolean meant = words.length == 2
                    && words[0].equals(FileNames.encode(pool.ref().name()));
            return meant ? FileNames.decode(words[1]) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
