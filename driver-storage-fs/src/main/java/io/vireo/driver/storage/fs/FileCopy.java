package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.Volume;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Copies a file that is full of bytes, inside the kernel. {@code cp} knows more (it shares blocks, and keeps holes), but it
 * empties the file that it finds, and several file systems write such a file to the disk when it is closed.
 */
final class FileCopy {

    private static final long STEP = 16 << 20;

    /** On these {@code cp} has nothing to share. */
    private static final Set<String> NEVER_SHARE = Set.of("ext2", "ext3", "ext4", "tmpfs");

    private FileCopy() {}

    /** Says whether this copies as well as {@code cp}: a file without holes, onto a file system that cannot share blocks. */
    static boolean suits(Volume original, Path target) {
        boolean file = original.stat().filter(each -> each.kind() == 'f').isPresent();
        if (!file || original.size().allocation() < original.size().physical()) {
            return false;
        }
        try {
            return NEVER_SHARE.contains(Files.getFileStore(target).type());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Fills an empty file with the content of another; a symbolic link in the place of either is not followed. */
    static void fill(Path target, Path original) {
        try (FileChannel from = FileChannel.open(original, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                FileChannel to =
                        FileChannel.open(target, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            long count = 1;
            for (long at = 0; count > 0; at += count) {
                count = from.transferTo(at, STEP, to);
            }
        } catch (ClosedByInterruptException interrupted) {
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "filling '" + target + "' was interrupted");
        } catch (IOException failure) {
            throw SystemErrors.of("cannot fill '" + target + "'", failure);
        }
    }
}
