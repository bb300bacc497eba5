package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool on a device, in a process of its own whose mounts nobody else sees. */
class MountedPoolTest {

    @TempDir
    Path root;

    @Test
    void aFileSystemIsMadeMountedAndTakenOut() {
        boolean tools = Stream.of("losetup", "mkfs.ext4", "mount", "blkid")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: losetup, mkfs.ext4, mount or blkid is not installed");
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        Apart.run(MountedPool.class, root);
    }

    @Test
    void copiesShareBlocksWhereTheFileSystemCan() {
        OwnNamespaces namespaces = OwnNamespaces.needing("losetup", "mkfs.xfs", "mount", "cp");
        namespaces.require();
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        Assumptions.assumeTrue(fileSystems().contains("xfs"), "skipped: the kernel has no xfs");
        namespaces.run(SharedBlocks.class);
    }

    private static String fileSystems() {
        try {
            return Files.readString(Path.of("/proc/filesystems"));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
