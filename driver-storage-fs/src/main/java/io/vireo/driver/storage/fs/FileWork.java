package io.vireo.driver.storage.fs;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.Permissions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Making files and folders, as large and with the owners that somebody wants. */
final class FileWork {

    static final int ENOSPC = 28;

    private static final int BLOCK = 4096;

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private FileWork() {}

    /** Makes an empty file, for this user alone; whatever is there already, also a link, is in the way. */
    static void createNew(Path file) {
        try {
            Files.createFile(file, PRIVATE);
        } catch (FileAlreadyExistsException there) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "volume target path '" + file + "' already exists");
        } catch (IOException failure) {
            throw SystemErrors.of("cannot create path '" + file + "'", failure);
        }
    }

    static void createFolder(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException there) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "volume target path '" + folder + "' already exists");
        } catch (IOException failure) {
            throw SystemErrors.of("cannot create path '" + folder + "'", failure);
        }
    }

    /** Gives a file its length; what was not there is a hole. */
    static void setLength(Path file, long length) {
        requireRegular(file);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        } catch (IOException failure) {
            throw SystemErrors.of("Failed to truncate file '" + file + "'", failure);
        }
    }

    static void requireRegular(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, "'" + file + "' is no regular file, or a symbolic link");
        }
    }

    /**
     * Takes storage for the beginning of a file, which gets as long as that at least. Not by {@code --posix}: asked so, the
     * program succeeds also when the disk is full.
     */
    static void allocate(Path file, long length) {
        if (length == 0) {
            return;
        }
        String what = "cannot allocate " + length + " bytes in file '" + file + "'";
        Outcome outcome = ChildProcess.of(
                        List.of("fallocate", "--length", Long.toString(length), "--", file.toString()))
                .run(PATIENCE);
        if (outcome.errors().contains("not supported")) {
            touch(file, length, what);
        } else if (outcome.errors().contains("No space left")) {
            throw SystemErrors.of(what + ": No space left on device", ENOSPC);
        } else if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, what + ": " + outcome.errors().strip());
        }
    }

    /** Writes a byte of each block, as it is, which is how a file system that cannot allocate is made to. */
    private static void touch(Path file, long length, String what) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            for (long at = 0; at < length; at += BLOCK) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new VirtException(ErrorCode.OPERATION_ABORTED, what + ": interrupted at byte " + at);
                }
                long last = Math.min(at + BLOCK, length) - 1;
                if (channel.read(one.clear(), last) <= 0) {
                    one.put(0, (byte) 0);
                }
                channel.write(one.clear(), last);
            }
        } catch (IOException failure) {
            throw SystemErrors.of(what, failure);
        }
    }

    static void setPermissions(Path file, Permissions wanted) {
        try {
            if (wanted.owner().isPresent()) {
                Files.setAttribute(file, "unix:uid", wanted.owner().getAsInt(), LinkOption.NOFOLLOW_LINKS);
            }
            if (wanted.group().isPresent()) {
                Files.setAttribute(file, "unix:gid", wanted.group().getAsInt(), LinkOption.NOFOLLOW_LINKS);
            }
            if (wanted.mode().isPresent()) {
                Files.setPosixFilePermissions(file, bits(wanted.mode().getAsInt()));
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot set mode and owners of '" + file + "'", failure);
        }
    }

    private static Set<PosixFilePermission> bits(int mode) {
        PosixFilePermission[] all = PosixFilePermission.values(); // From OWNER_READ down to OTHERS_EXECUTE.
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & 0400 >> bit) != 0) {
                set.add(all[bit]);
            }
        }
        return set;
    }

    /** Removes a file or an empty folder; nothing there is fine. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (NotDirectoryException gone) {
            // The folder that it was in is no folder any more.
        } catch (IOException failure) {
            throw SystemErrors.of("cannot unlink file '" + file + "'", failure);
        }
    }
}
