package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Storage while the platform is killed at random moments: pools that are folders, mounted devices, groups of LVM and disks
 * with partitions. A few cycles of making and removing here, as many as wanted by
 * {@code mvn verify -pl itests -am -Dit.test=StorageSurvivesKillsIT -Dvireo.cycles=500}.
 */
class StorageSurvivesKillsIT {

    /** Who asks for many cycles waits for them. */
    private static final Duration PATIENCE =
            System.getProperty("vireo.cycles") == null ? Duration.ofMinutes(5) : Duration.ofMinutes(100);

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "mount", "losetup", "mkfs.ext4", "parted", "vgcreate", "qemu-img")
            .within(PATIENCE);

    @Test
    void nothingIsLeftWithoutAnOwnerAndNothingIsLost() {
        NAMESPACES.require();
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        NAMESPACES.run(StorageKills.class);
    }
}
