package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform that is killed while it mounts and unmounts the device of a pool: what is mounted afterwards belongs to a pool that
 * runs. {@code -Dvireo.kills=500} kills it as often as that.
 */
class KilledMountsTest {

    private static final int KILLS = Integer.getInteger("vireo.kills", 8);

    @TempDir
    Path root;

    @Test
    void nothingIsMountedWithoutAPoolThatRuns() {
        boolean tools = Stream.of("losetup", "mkfs.ext4", "mount", "blkid", "qemu-img")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: losetup, mkfs.ext4, mount, blkid or qemu-img is not installed");
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        Apart.run(KilledMounts.class, root, Integer.toString(KILLS));
    }
}
