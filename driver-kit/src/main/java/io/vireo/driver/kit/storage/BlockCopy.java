package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Copies the content of a raw volume onto a block device. */
public final class BlockCopy {

    /** The last two are what a partition says of itself. */
    private static final Set<String> RAW = Set.of("raw", "iso", "none", "linux");

    private static final long STEP = 16 << 20;

    private BlockCopy() {}

    /**
     * Copies everything, and waits until it is on the device.
     *
     * @param original what to copy
     * @param onto where to; at least as large
     * @param progress is told how far it is
     * @throws Unsupported when the original is not raw
     * @throws VirtException when it cannot be read, or the other not written
     */
    public static void of(Volume original, Volume onto, VolumeProgress progress) {
        boolean raw = RAW.contains(original.format())
                && original.details().encryption().isEmpty();
        if (!raw) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "volume '" + original.name() + "' is not raw, and onto a device only raw content is copied");
        }
        copy(original, onto.path(), progress);
    }

    private static void copy(Volume from, Path to, VolumeProgress progress) {
        try (FileChannel in = LocalFile.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            long size = in.size();
            AtomicLong done = new AtomicLong();
            progress.measure(size, done::get);
            for (long at = 0; at < size; ) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new VirtException(ErrorCode.OPERATION_ABORTED, "copying was interrupted at byte " + at);
                }
                long count = in.transferTo(at, Math.min(STEP, size - at), out);
                if (count <= 0) {
                    throw new VirtException(ErrorCode.OPERATION_FAILED, to + " takes no more at byte " + at);
                }
                at += count;
                done.set(at);
            }
            out.force(true);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot copy " + from.path() + " onto " + to, failure);
        }
    }
}
