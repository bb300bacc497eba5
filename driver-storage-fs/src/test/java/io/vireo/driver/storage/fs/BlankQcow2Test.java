package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty qcow2 image that no program made is the one that {@code qemu-img} makes. */
class BlankQcow2Test {

    @TempDir
    Path root;

    @BeforeEach
    void requireQemuImg() {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1023, 1024, 1L << 20, 1L << 29, (1L << 29) + 1, 100L << 30, 1L << 42})
    void isTheSameByteForByte(long capacity) throws Exception {
        try (Bench bench = new Bench(root)) {
            StorageVolRef made = create(bench, "<capacity>" + capacity + "</capacity>", "");
            Path theirs = root.resolve("theirs");
            String size = (capacity + 1023) / 1024 + "K";
            Bench.run("qemu-img", "create", "-q", "-f", "qcow2", "-o", "compat=0.10", theirs.toString(), size);
            assertEquals(-1, Files.mismatch(theirs, Path.of(made.key())), "the first byte that differs");
        }
    }

    /** What is not so plain, the program makes. */
    @ParameterizedTest
    @CsvSource({
        "<capacity>4398046511105</capacity>, ''",
        "<capacity>0</capacity>, ''",
        "<capacity>1048576</capacity>, <compat>1.1</compat>",
        "<capacity>1048576</capacity>, <clusterSize unit='B'>4096</clusterSize>",
        "<capacity>1048576</capacity>, <features><lazy_refcounts/></features>",
    })
    void isNotMadeWhereMoreIsWanted(String capacity, String more) throws Exception {
        try (Bench bench = new Bench(root)) {
            StorageVolRef made = create(bench, capacity, more);
            Bench.run("qemu-img", "check", "-q", "-f", "qcow2", made.key());
            boolean plain = Files.size(Path.of(made.key())) == (3 << 16) + Long.BYTES
                    && Files.readAllBytes(Path.of(made.key()))[7] == 2;
            assertTrue(!plain, "is not the plain image of a mebibyte");
        }
    }

    private static StorageVolRef create(Bench bench, String capacity, String more) {
        StoragePoolRef pool = bench.pool("p");
        return bench.vols(pool)
                .createVol(
                        "<volume><name>v</name>" + capacity + "<target><format type='qcow2'/>" + more
                                + "</target></volume>",
                        Set.of());
    }
}
