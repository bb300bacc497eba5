package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What {@link KilledMountsTest} runs among mounts of its own: it kills {@link KilledMounter} again and again. */
final class KilledMounts {

    static final String POOL = "f";

    private final Path root;
    private final Random random = new Random(4711);
    private String confirmed = "inactive";
    private int steps;
    private int cut;

    private KilledMounts(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        Path disk = root.resolve("disk");
        Bench.run("truncate", "--size=64M", disk.toString());
        String device = ChildProcess.of(List.of("losetup", "--find", "--show", disk.toString()))
                .run(Duration.ofSeconds(20))
                .orFail("get a loop device")
                .output()
                .strip();
        try {
            KilledMounts platform = new KilledMounts(root);
            platform.make(device);
            for (int kill = 0; kill < kills; kill++) {
                platform.runAndKill(kill);
                platform.check();
            }
            platform.end();
            System.err.println(
                    kills + " kills, " + platform.steps + " steps confirmed, " + platform.cut + " were under way");
        } finally {
            Bench.run("losetup", "--detach", device);
        }
        System.out.println("all is well");
    }

    private void make(String device) {
        try (Bench bench = new Bench(root)) {
            StoragePoolRef pool = bench.pools()
                    .definePool(
                            "<pool type='fs'><name>" + POOL + "</name><source><device path='" + device
                                    + "'/><format type='ext4'/></source><target><path>" + bench.folder(POOL)
                                    + "</path></target></pool>",
                            Set.of());
            bench.control(pool).build(Set.of(StoragePoolBuildFlag.OVERWRITE));
        }
    }

    /** Lets it do some steps, and kills it within another. */
    private void runAndKill(int seed) throws IOException, InterruptedException {
        Process platform = new ProcessBuilder(
                        OwnNamespaces.java(KilledMounter.class, root.toString(), Integer.toString(seed)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int least = random.nextInt(3);
        int seen = 0;
        boolean underWay = false;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(platform.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                underWay = line.equals("begin");
                if (!underWay) {
                    confirmed = line;
                    seen++;
                } else if (seen >= least && platform.isAlive()) {
                    Thread.sleep(random.nextInt(30));
                    platform.toHandle().destroyForcibly();
                }
            }
        } finally {
            platform.destroyForcibly().waitFor();
        }
        require(seen >= least, "it ended by itself");
        steps += seen;
        if (underWay) {
            cut++;
            confirmed = "";
        }
    }

    /** Mounted once while it runs, and not at all otherwise. */
    private void check() throws IOException {
        try (Bench bench = new Bench(root)) {
            StoragePoolRef pool = bench.pools().poolByName(POOL);
            boolean active = bench.control(pool).isActive();
            long mounts = mounts(bench);
            require(mounts == (active ? 1 : 0), "it is mounted " + mounts + " times, active: " + active);
            String state = active ? "active" : "inactive";
            require(confirmed.isEmpty() || confirmed.equals(state), confirmed + " was confirmed, it is " + state);
            if (active) {
                require(bench.files(POOL).containsAll(bench.names(pool)), "a volume has no file");
            }
        }
    }

    private static long mounts(Bench bench) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .filter(line -> line.split(" ")[1].equals(bench.folder(POOL).toString()))
                .count();
    }

    private void end() throws IOException {
        try (Bench bench = new Bench(root)) {
            StoragePoolRef pool = bench.pools().poolByName(POOL);
            if (bench.control(pool).isActive()) {
                bench.control(pool).destroy();
            }
            require(mounts(bench) == 0, "it is still mounted");
        }
        Optional<Path> left;
        try (var all = Files.walk(root.resolve("run"))) {
            left = all.filter(each -> each.getParent().endsWith("making")
                            || each.getFileName().toString().startsWith(".new-"))
                    .findFirst();
        }
        require(left.isEmpty(), "left: " + left);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
