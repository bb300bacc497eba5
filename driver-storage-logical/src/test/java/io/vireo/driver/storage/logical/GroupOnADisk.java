package io.vireo.driver.storage.logical;

import io.vireo.driver.kit.bench.OwnLvm;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@link LogicalPoolTest} runs among mounts of its own: LVM keeps notes in folders of the host. */
final class GroupOnADisk {

    private static final String GROUP = "vireotest" + ProcessHandle.current().pid();

    private GroupOnADisk() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Files.createDirectories(Path.of(arguments[0]));
        OwnLvm.prepare(root);
        Path disk = root.resolve("disk");
        StorageBench.run("truncate", "--size=64M", disk.toString());
        String device = StorageBench.run("losetup", "--find", "--show", disk.toString());
        try (StorageBench bench = new StorageBench(root, StorageLogicalDriver::new)) {
            examine(bench, device);
        } finally {
            StorageBench.run("losetup", "--detach", device);
        }
        System.out.println("all is well");
    }

    private static void examine(StorageBench bench, String device) {
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
            examineVolumes(bench, ref, pool);
        } finally {
            bench.control(ref).delete(Set.of());
        }
        String sources = bench.pools().findPoolSources("logical", Optional.empty());
        require(!sources.contains(GROUP), sources);
    }

    private static void examineVolumes(StorageBench bench, StoragePoolRef ref, StoragePoolControl pool) {
        pool.start(Set.of());
        require(pool.info().capacity().mib() > 50, "the group is as large as its disk");
        StorageVolRef vol =
                bench.vols(ref).createVol("<volume><name>v</name><capacity unit='MiB'>8</capacity></volume>", Set.of());
        require(bench.vol(vol).info(Set.of()).capacity().mib() == 8, "its size");
        require(pool.info().available().mib() < 55, "it takes nothing");
        bench.restart();
        require(bench.names(ref).equals(List.of("v")), "it was not found again");
        bench.vol(vol).delete(Set.of());
        pool = bench.control(ref);
        require(bench.names(ref).isEmpty(), "it is still there");
        pool.destroy();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
