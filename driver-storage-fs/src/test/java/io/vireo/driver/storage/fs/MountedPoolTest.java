package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        boolean tools = Stream.of("unshare", "losetup", "mkfs.ext4", "mount", "blkid")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: unshare, losetup, mkfs.ext4, mount or blkid is not installed");
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        Outcome outcome = ChildProcess.of(List.of(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MountedPool.class.getName(),
                        root.toString()))
                .run(Duration.ofMinutes(2));
        assertEquals("all is well", outcome.output().strip(), outcome::errors);
    }
}
