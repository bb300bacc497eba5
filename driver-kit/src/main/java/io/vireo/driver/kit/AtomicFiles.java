package io.vireo.driver.kit;

import io.vireo.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are written completely or not at all: into a temporary file beside the target, which is forced to the disk,
 * renamed over the target, and whose folder is forced to the disk too.
 */
public final class AtomicFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);
    private static final String TEMPORARY = ".new-";
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private AtomicFiles() {}

    /**
     * Writes a file, readable by this user alone; a symbolic link in its place is replaced, not followed.
     *
     * @param file the target
     * @param text its whole new content
     * @param what what it holds, for the message
     * @throws VirtException when it cannot be written; the old file, if any, is untouched then
     */
    public static void write(Path file, String text, String what) {
        write(file, StandardCharsets.UTF_8.encode(text), what);
    }

    /**
     * Writes a file, readable by this user alone; a symbolic link in its place is replaced, not followed.
     *
     * @param file the target
     * @param content its whole new content
     * @param what what it holds, for the message
     * @throws VirtException when it cannot be written; the old file, if any, is untouched then
     */
    public static void write(Path file, ByteBuffer content, String what) {
        write(file, content, what, true);
    }

    /**
     * Writes a file as {@link #write(Path, String, String)} does, but does not wait for the disk: a killed process leaves the
     * old or the new content, a failure of the power may leave neither. For what a restart of the host makes worthless.
     *
     * @param file the target
     * @param text its whole new content
     * @param what what it holds, for the message
     * @throws VirtException when it cannot be written; the old file, if any, is untouched then
     */
    public static void writePassing(Path file, String text, String what) {
        write(file, StandardCharsets.UTF_8.encode(text), what, false);
    }

    private static void write(Path file, ByteBuffer content, String what, boolean forced) {
        Path temporary = file.resolveSibling(TEMPORARY + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    NEW,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                if (forced) {
                    channel.force(true);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (forced) {
                force(file.getParent());
            }
        } catch (IOException failure) {
            removeQuietly(temporary);
            throw SystemErrors.of("cannot write " + what + " to " + file, failure);
        }
    }

    /**
     * Writes a file so that at every moment either the old or the new content is there, and whole, to everybody who reads
     * it, also after a kill of this process. It is not forced to the disk: for what a failing power takes with it anyway.
     *
     * @param file where to write
     * @param text the new content
     * @param what what it is, for messages
     * @throws VirtException when it cannot be written; the old content stays then
     */
    public static void writeUnforced(Path file, String text, String what) {
        Path temporary = file.resolveSibling(TEMPORARY + UUID.randomUUID());
        try {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            removeQuietly(temporary);
            throw SystemErrors.of("cannot write " + what + " to " + file, failure);
        }
    }

    /**
     * Removes a file so that it stays removed; does nothing when there is none.
     *
     * @param file the file
     * @param what what it holds, for the message
     * @throws VirtException when it cannot be removed
     */
    public static void delete(Path file, String what) {
        delete(file, what, true);
    }

    /**
     * Removes a file that {@link #writePassing} wrote; does nothing when there is none.
     *
     * @param file the file
     * @param what what it holds, for the message
     * @throws VirtException when it cannot be removed
     */
    public static void deletePassing(Path file, String what) {
        delete(file, what, false);
    }

    private static void delete(Path file, String what, boolean forced) {
        try {
            if (Files.deleteIfExists(file) && forced) {
                force(file.getParent());
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove " + what + ", " + file, failure);
        }
    }

    /**
     * Removes the temporary files that a killed process left in a folder. Nobody may be writing there meanwhile.
     *
     * @param folder the folder
     */
    public static void removeLeftovers(Path folder) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, AtomicFiles::isTemporary)) {
            leftovers.forEach(AtomicFiles::removeQuietly);
        } catch (IOException failure) {
            LOG.warn("cannot look for half-written files in {}", folder, failure);
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(TEMPORARY);
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("cannot remove the half-written file {}", file, failure);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
