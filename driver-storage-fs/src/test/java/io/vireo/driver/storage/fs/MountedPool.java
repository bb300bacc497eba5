package io.vireo.driver.storage.fs;

import io.vireo.AlreadyExists;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What {@link MountedPoolTest} runs among mounts of its own. */
final class MountedPool {

    private MountedPool() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path disk = root.resolve("disk");
        Bench.run("truncate", "--size=64M", disk.toString());
        String device = ChildProcess.of(List.of("losetup", "--find", "--show", disk.toString()))
                .run(Duration.ofSeconds(20))
                .orFail("get a loop device")
                .output()
                .strip();
        try (Bench bench = new Bench(root)) {
            examine(bench, device);
        } finally {
            Bench.run("losetup", "--detach", device);
        }
        System.out.println("all is well");
    }

    private static void examine(Bench bench, String device) {
        StoragePoolRef pool = bench.pools()
                .definePool(
                        "<pool type='fs'><name>f</name><source><device path='" + device
                                + "'/><format type='ext4'/></source><target><path>" + bench.folder("f")
                                + "</path></target></pool>",
                        Set.of());
        bench.control(pool).build(Set.of(StoragePoolBuildFlag.NO_OVERWRITE));
        bench.control(pool).start(Set.of());
        require(Mounts.isAt(bench.folder("f")), "it is not mounted");
        bench.create(pool, "v", "raw", "");
        bench.restart();
        require(bench.names(pool).contains("v"), "it was not found again");
        bench.control(pool).destroy();
        require(!Mounts.isAt(bench.folder("f")), "it is still mounted");
        require(bench.files("f").isEmpty(), "the volume is beneath the mount");
        try {
            bench.control(pool).build(Set.of(StoragePoolBuildFlag.NO_OVERWRITE));
            throw new IllegalStateException("a file system was overwritten");
        } catch (AlreadyExists asItShould) {
            bench.control(pool).start(Set.of());
        }
        require(bench.names(pool).contains("v"), "the volume is gone");
        bench.control(pool).destroy();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
