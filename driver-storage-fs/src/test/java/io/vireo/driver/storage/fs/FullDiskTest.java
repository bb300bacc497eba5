package io.vireo.driver.storage.fs;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool on a file system of a few mebibytes. */
class FullDiskTest {

    @TempDir
    Path root;

    @Test
    void whatDoesNotFitSaysSoAndLeavesNothing() {
        Apart.run(FullDisk.class, root);
    }
}
