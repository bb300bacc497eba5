package io.vireo.driver.storage.logical;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@link LogicalPoolTest} runs among mounts of its own: LVM keeps notes in folders of the host. */
final class GroupOnADisk {

    private static final String GROUP = "vireotest" + ProcessHandle.current().pid();

    private GroupOnADisk() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Files.createDirectories(Path.of(arguments[0]));
        for (String notes : List.of("/etc/lvm/archive", "/etc/lvm/backup", "/run/lvm", "/run/lock/lvm")) {
            if (Files.isDirectory(Path.of(notes))) {
                run("mount", "-t", "tmpfs", "none", notes);
            }
        }
        Path disk = root.resolve("disk");
        run("truncate", "--size=64M", disk.toString());
        String device = run("losetup", "--find", "--show", disk.toString());
        try (Bench bench = new Bench(root)) {
            examine(bench, device);
        } finally {
            run("losetup", "--detach", device);
        }
        System.out.println("all is well");
    }

    private static void examine(Bench bench, String device) {
        StoragePoolRef ref = bench.pools()
                .definePool(
                        "<pool type='logical'><name>" + GROUP + "</name><source><device path='" + device
                                + "'/></source></pool>",
                        Set.of());
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        pool.build(Set.of());
        try {
            String sources = bench.pools().findPoolSources("logical", Optional.empty());
            require(sources.contains("<name>" + GROUP + "</name>"), sources);
            if (Files.exists(Path.of("/dev/mapper/control"))) {
                examineVolumes(bench, ref, pool);
            } else {
                System.out.println("skipped: no device-mapper here, so logical volumes were not made");
            }
        } finally {
            pool.delete(Set.of());
        }
        String sources = bench.pools().findPoolSources("logical", Optional.empty());
        require(!sources.contains(GROUP), sources);
    }

    private static void examineVolumes(Bench bench, StoragePoolRef ref, StoragePoolControl pool) {
        pool.start(Set.of());
        require(pool.info().capacity().mib() > 50, "the group is as large as its disk");
        StorageVolRef vol = bench.as(StorageVols.class, ref)
                .createVol("<volume><name>v</name><capacity unit='MiB'>8</capacity></volume>", Set.of());
        require(bench.as(StorageVolControl.class, vol).info(Set.of()).capacity().mib() == 8, "its size");
        bench.as(StorageVolControl.class, vol).delete(Set.of());
        pool.destroy();
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(20))
                .orFail("prepare a test")
                .output()
                .strip();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
