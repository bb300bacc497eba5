package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link MountedPoolTest} runs among mounts of its own: a file system whose files can share blocks. */
class SharedBlocks {

    private static final int SIZE = 64 << 20;
    private static final String XML = "<volume><name>%s</name><capacity unit='MiB'>64</capacity></volume>";

    @TempDir
    Path root;

    private Bench bench;
    private String device;
    private StoragePoolRef pool;

    @BeforeEach
    void open() {
        bench = new Bench(root);
        Path disk = root.resolve("disk");
        Bench.run("truncate", "--size=512M", disk.toString());
        device = Bench.run("losetup", "--find", "--show", disk.toString());
        pool = bench.pools()
                .definePool(
                        "<pool type='fs'><name>f</name><source><device path='" + device
                                + "'/><format type='xfs'/></source><target><path>" + bench.folder("f")
                                + "</path></target></pool>",
                        Set.of());
        bench.control(pool).build(Set.of(StoragePoolBuildFlag.OVERWRITE));
        bench.control(pool).start(Set.of());
    }

    @AfterEach
    void close() {
        bench.control(pool).destroy();
        bench.close();
        Bench.run("losetup", "--detach", device);
    }

    @Test
    void copiesTakeNoStorageOfTheirOwn() throws IOException {
        StorageVolRef original = bench.vols(pool).createVol(String.format(XML, "original"), Set.of());
        byte[] noise = new byte[SIZE];
        new Random(1).nextBytes(noise);
        Files.write(Path.of(original.key()), noise);
        bench.control(pool).refresh();
        long before = bench.control(pool).info().available().mib();
        StorageVolRef asked = bench.vols(pool)
                .createVolFrom(String.format(XML, "asked"), original, Set.of(StorageVolCreateFlag.REFLINK));
        StorageVolRef plain = bench.vols(pool).createVolFrom(String.format(XML, "plain"), original, Set.of());
        bench.control(pool).refresh();
        long taken = before - bench.control(pool).info().available().mib();
        assertTrue(taken < 16, () -> "two copies of 64 MiB take " + taken + " MiB");
        assertEquals(-1, Files.mismatch(Path.of(original.key()), Path.of(asked.key())));
        assertEquals(-1, Files.mismatch(Path.of(original.key()), Path.of(plain.key())));
    }
}
