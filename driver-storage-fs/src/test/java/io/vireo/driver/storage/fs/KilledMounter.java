package io.vireo.driver.storage.fs;

import io.vireo.storage.StoragePoolRef;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/** What {@link KilledMounts} kills: it starts and stops a pool on a device, and says before and after each step. */
final class KilledMounter {

    private KilledMounter() {}

    public static void main(String[] arguments) {
        Bench bench = new Bench(Path.of(arguments[0]));
        Random random = new Random(Long.parseLong(arguments[1]));
        StoragePoolRef pool = bench.pools().poolByName(KilledMounts.POOL);
        while (true) {
            boolean active = bench.control(pool).isActive();
            System.out.println("begin");
            if (!active) {
                bench.control(pool).start(Set.of());
            } else if (random.nextBoolean()) {
                bench.control(pool).destroy();
            } else {
                String name = "v" + random.nextInt(4);
                if (bench.names(pool).contains(name)) {
                    bench.vol(bench.vols(pool).volByName(name)).delete(Set.of());
                } else {
                    bench.create(pool, name, "qcow2", "");
                }
            }
            System.out.println(bench.control(pool).isActive() ? "active" : "inactive");
        }
    }
}
