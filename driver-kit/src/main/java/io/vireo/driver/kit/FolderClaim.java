package io.vireo.driver.kit;

import io.vireo.Busy;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claim of one process to the state below a folder: while it holds, no other process and no other driver gets it. */
public final class FolderClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderClaim.class);

    private final FileChannel channel;

    private FolderClaim(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Claims a folder.
     *
     * @param folder a folder that is there
     * @param what what is managed there, for messages, such as {@code the storage pools}
     * @return the claim
     * @throws Busy when another process has it, or another driver of this one
     * @throws VirtException when the folder cannot be written to
     */
    public static FolderClaim of(Path folder, String what) {
        Path file = folder.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new Busy(what + " below " + folder + " are managed by another process, which holds " + file
                        + "; connect to it, or use another root folder");
            }
            return new FolderClaim(channel);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot lock " + file, failure);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    /** Gives the folder free; does nothing when that was done. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.warn("The lock of the state folders could not be released", failure);
        }
    }
}
