package io.vireo.distribution;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder in which a framework keeps its bundles between starts. Processes that run at the same time have slots of
 * their own, told apart by a lock that ends with the process.
 */
final class StorageSlot implements AutoCloseable {
    private static final int KEPT = 4;
    private static final int MOST = 256;

    private final Path folder;
    private final FileChannel lock;

    private StorageSlot(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the free slot that holds this set of bundles, else a new one, else the free one that was used least recently.
     *
     * @throws StartFailed when no slot can be made
     */
    static StorageSlot take(Path cache, String content) {
        try {
            Files.createDirectories(cache);
            List<Path> known = slots(cache);
            for (Path folder : known) {
                Optional<StorageSlot> slot = content.equals(contentOf(folder)) ? lock(folder) : Optional.empty();
                // Read again under the lock: another process may have taken and refilled it in between.
                if (slot.isPresent() && slot.get().holds(content)) {
                    return slot.get();
                }
                slot.ifPresent(StorageSlot::close);
            }
            return fresh(cache, known);
        } catch (IOException e) {
            throw new StartFailed("cannot keep bundles in " + cache + " (VIREO_CACHE names another folder)", e);
        }
    }

    private static StorageSlot fresh(Path cache, List<Path> known) throws IOException {
        Stream<Path> unused = IntStream.range(0, MOST)
                .mapToObj(number -> cache.resolve(Integer.toString(number)))
                .filter(folder -> !known.contains(folder));
        List<Path> candidates = known.size() < KEPT
                ? Stream.concat(unused, known.stream()).toList()
                : Stream.concat(known.stream(), unused).toList();
        for (Path folder : candidates) {
            Files.createDirectories(folder);
            Optional<StorageSlot> slot = lock(folder);
            if (slot.isPresent()) {
                slot.get().forget();
                return slot.get();
            }
        }
        throw new StartFailed("all " + MOST + " slots in " + cache + " are in use");
    }

    /** The slots there are, the least recently filled first. */
    private static List<Path> slots(Path cache) throws IOException {
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]{1,3}"))
                    .sorted(Comparator.comparing(StorageSlot::filledAt))
                    .toList();
        }
    }

    private static FileTime filledAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("content"));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<StorageSlot> lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new StorageSlot(folder, channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: taken, like one that another process holds.
        }
        channel.close();
        return Optional.empty();
    }

    private static String contentOf(Path folder) {
        try {
            return Files.readString(folder.resolve("content"));
        } catch (IOException e) {
            return "";
        }
    }

    Path bundles() {
        return folder.resolve("bundles");
    }

    boolean holds(String content) {
        return content.equals(contentOf(folder));
    }

    /** From now on the next start finds this set of bundles here. */
    void fill(String content) {
        try {
            Files.writeString(folder.resolve("content"), content);
        } catch (IOException e) {
            throw new StartFailed("cannot write " + folder.resolve("content"), e);
        }
    }

    /** The next start builds the set anew. */
    void forget() {
        try {
            Files.deleteIfExists(folder.resolve("content"));
        } catch (IOException e) {
            throw new StartFailed("cannot delete " + folder.resolve("content"), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
