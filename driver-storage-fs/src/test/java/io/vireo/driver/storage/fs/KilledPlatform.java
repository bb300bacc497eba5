package io.vireo.driver.storage.fs;

import io.vireo.NotFound;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What {@link KilledPlatformTest} kills: it makes and removes pools and volumes, and says before and after each step. */
final class KilledPlatform {

    static final String BASE = "base";

    private final Random random;
    private final Bench bench;
    private final StoragePoolRef pool;

    private KilledPlatform(Bench bench, long seed) {
        this.bench = bench;
        this.random = new Random(seed);
        this.pool = bench.pools().poolByName("p");
    }

    public static void main(String[] arguments) {
        KilledPlatform platform = new KilledPlatform(new Bench(Path.of(arguments[0])), Long.parseLong(arguments[1]));
        while (true) {
            platform.step();
        }
    }

    private void step() {
        if (random.nextInt(6) == 0) {
            poolStep();
            return;
        }
        String name = "v" + random.nextInt(12);
        say("begin " + name);
        say("end " + name + " " + (bench.names(pool).contains(name) ? remove(name) : make(name)));
    }

    private String remove(String name) {
        bench.vol(bench.vols(pool).volByName(name)).delete(Set.of());
        return "gone";
    }

    private String make(String name) {
        String format = List.of("raw", "qcow2", "vmdk").get(random.nextInt(3));
        String xml = "<volume><name>" + name + "</name><capacity unit='MiB'>16</capacity><allocation>0</allocation>"
                + "<target><format type='" + format + "'/></target></volume>";
        if (random.nextBoolean()) {
            StorageVolRef base = bench.vols(pool).volByName(BASE);
            bench.vols(pool).createVolFrom(xml, base, Set.of());
            return "full";
        }
        bench.vols(pool).createVol(xml, Set.of());
        return "empty";
    }

    /** From undefined to defined to running, and back. */
    private void poolStep() {
        String name = "q" + random.nextInt(3);
        say("begin " + name);
        say("end " + name + " " + next(name).toLowerCase(Locale.ROOT));
    }

    private String next(String name) {
        StoragePoolRef other;
        try {
            other = bench.pools().poolByName(name);
        } catch (NotFound undefined) {
            bench.pools().definePool(bench.poolXml(name), Set.of());
            return "INACTIVE";
        }
        if (bench.control(other).isActive()) {
            bench.control(other).destroy();
            bench.control(other).undefine();
            return "GONE";
        }
        bench.control(other).build(Set.of());
        bench.control(other).start(Set.of());
        return "ACTIVE";
    }

    /** One write of the system for each line: a kill cannot cut it. */
    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
