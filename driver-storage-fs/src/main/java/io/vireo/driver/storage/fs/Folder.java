package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.FolderScan;
import io.vireo.driver.kit.storage.Permissions;
import io.vireo.driver.kit.storage.PoolContent;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.PoolSizes;
import io.vireo.driver.kit.storage.Volume;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The folder that a pool is.
 *
 * @param scan tells what is in it
 */
record Folder(FolderScan scan) {

    private static final int USUAL_MODE = 0711;

    /** Makes the folder, and those above it. */
    void build(PoolDefinition pool) {
        Path target = pool.target();
        try {
            boolean there = Files.isDirectory(target);
            Files.createDirectories(target);
            Permissions wanted = pool.permissions();
            OptionalInt mode = wanted.mode().isPresent() || there ? wanted.mode() : OptionalInt.of(USUAL_MODE);
            FileWork.setPermissions(target, new Permissions(mode, wanted.owner(), wanted.group(), Optional.empty()));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot create path '" + target + "'", failure);
        }
    }

    /** Removes the folder, which must be empty. */
    void delete(PoolDefinition pool) {
        try {
            Files.delete(pool.target());
        } catch (IOException failure) {
            throw SystemErrors.of("failed to remove pool '" + pool.target() + "'", failure);
        }
    }

    PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        Path real = real(pool.target());
        Map<String, FileStat> entries = scan.list(real);
        List<Volume> volumes = entries.entrySet().parallelStream()
                .flatMap(each -> same(known.get(each.getKey()), each.getValue())
                        .or(() -> volume(pool.target(), real, each.getKey(), each.getValue(), entries))
                        .stream())
                .toList();
        return new PoolContent(volumes, sizes(real), FileStat.of(real, 0).map(FileStat::permissions));
    }

    /** What was known of a file that is as it was: only when it was read may be news. */
    private static Optional<Volume> same(Volume known, FileStat now) {
        return Optional.ofNullable(known)
                .filter(each ->
                        each.stat().filter(before -> before.isSameFileAs(now)).isPresent())
                .map(each -> each.with(each.size(), Optional.of(now)));
    }

    private static Path real(Path target) {
        try {
            if (!Files.isDirectory(target)) {
                throw Files.exists(target)
                        ? new NotDirectoryException(target.toString())
                        : new NoSuchFileException(target.toString());
            }
            return target.toRealPath();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot open directory '" + target + "'", failure);
        }
    }

    private static Optional<Volume> volume(
            Path target, Path real, String name, FileStat stat, Map<String, FileStat> entries) {
        return switch (stat.kind()) {
            case 'f', 'd' -> Optional.of(FileFacts.volume(target, name, stat));
            case 'l' -> link(target, real, name, entries);
            default -> Optional.empty(); // A pipe, a socket or a device is nobody's volume.
        };
    }

    /** A link to another file of the folder is that file once more; any other leads out and is none of the pool's. */
    private static Optional<Volume> link(Path target, Path real, String name, Map<String, FileStat> entries) {
        try {
            Path leads = real.resolve(name).toRealPath();
            FileStat stat = entries.get(leads.getFileName().toString());
            boolean beside = real.equals(leads.getParent())
                    && stat != null
                    && stat.kind() == 'f'
                    && Files.isRegularFile(leads, LinkOption.NOFOLLOW_LINKS);
            return beside ? Optional.of(FileFacts.volume(target, name, stat)) : Optional.empty();
        } catch (IOException nowhere) {
            return Optional.empty();
        }
    }

    /** Asks the file system at once; where it says nothing, Java looks for its mount, and tells what is wrong. */
    PoolSizes sizes(Path folder) {
        File place = folder.toFile();
        long total = place.getTotalSpace();
        if (total > 0) {
            long left = place.getFreeSpace();
            return new PoolSizes(total, total - left, left);
        }
        try {
            FileStore store = Files.getFileStore(folder);
            long capacity = store.getTotalSpace();
            long free = store.getUnallocatedSpace();
            return new PoolSizes(capacity, capacity - free, free);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot statvfs path '" + folder + "'", failure);
        }
    }
}
