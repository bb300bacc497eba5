package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.NotFound;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.storage.StoragePoolRef;
import io.vireo.xml.Element;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform that is killed again and again while it makes and removes pools and volumes: nothing that it confirmed is lost,
 * and nothing half-made stays. {@code -Dvireo.kills=500} kills it as often as that.
 */
class KilledPlatformTest {

    private static final int KILLS = Integer.getInteger("vireo.kills", 12);
    private static final int SIZE = 16 << 20;

    @TempDir
    Path root;

    /** What was confirmed last of each volume and pool. */
    private final Map<String, String> confirmed = new HashMap<>();

    private final byte[] noise = new byte[SIZE];
    private final Random random = new Random(4711);
    private int steps;
    private int halfMade;

    @Test
    void nothingConfirmedIsLostAndNothingHalfMadeStays() throws Exception {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        random.nextBytes(noise);
        try (Bench bench = new Bench(root)) {
            StoragePoolRef pool = bench.pool("p");
            bench.vols(pool)
                    .createVol(
                            "<volume><name>base</name><capacity unit='MiB'>16</capacity></volume>", java.util.Set.of());
            Files.write(bench.folder("p").resolve(KilledPlatform.BASE), noise);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            Optional<String> underWay = runAndKill(kill);
            try (Bench bench = new Bench(root)) {
                check(bench, underWay);
            }
        }
        System.out.println(KILLS + " kills, " + steps + " steps confirmed, " + halfMade + " volumes were half-made");
    }

    /** Lets it do some steps, and kills it a moment later; returns what it had begun and not confirmed. */
    private Optional<String> runAndKill(int seed) throws IOException, InterruptedException {
        Process platform = new ProcessBuilder(
                        OwnNamespaces.java(KilledPlatform.class, root.toString(), Integer.toString(seed)))
                .redirectError(root.resolve("errors").toFile())
                .start();
        int least = 1 + random.nextInt(8);
        long moment = random.nextInt(40);
        Optional<String> underWay = Optional.empty();
        int seen = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(platform.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("begin")) {
                    underWay = Optional.of(words[1]);
                    if (seen >= least && platform.isAlive()) {
                        Thread.sleep(moment);
                        platform.toHandle().destroyForcibly();
                    }
                } else {
                    confirmed.put(words[1], words[2]);
                    underWay = Optional.empty();
                    seen++;
                }
            }
        } finally {
            platform.destroyForcibly().waitFor();
        }
        assertTrue(seen >= least, () -> "it ended by itself: " + errors());
        steps += seen;
        return underWay;
    }

    private String errors() {
        try {
            return Files.readString(root.resolve("errors"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void check(Bench bench, Optional<String> underWay) throws IOException {
        StoragePoolRef pool = bench.pools().poolByName("p");
        assertTrue(bench.control(pool).isActive(), "the pool runs");
        List<String> listed = bench.names(pool);
        assertEquals(bench.files("p"), listed, "every file has its owner");
        for (String name : listed) {
            checkVolume(bench, pool, name);
        }
        underWay.ifPresent(name -> settle(bench, listed, name));
        confirmed.forEach((name, state) -> {
            boolean volume = name.startsWith("v");
            String present = volume ? listed.contains(name) ? state : "gone" : stateOf(bench, name);
            assertEquals(state, present, name);
        });
        assertNothingIsLeft();
    }

    /** What was under way has happened or it has not. */
    private void settle(Bench bench, List<String> listed, String name) {
        boolean volume = name.startsWith("v");
        String before = confirmed.getOrDefault(name, "gone");
        String now = volume ? listed.contains(name) ? "empty" : "gone" : stateOf(bench, name);
        if (volume && before.equals("gone") && now.equals("gone")) {
            halfMade++;
        }
        if (!volume || now.equals("gone") || before.equals("gone")) {
            confirmed.put(name, now);
        }
    }

    private static String stateOf(Bench bench, String name) {
        try {
            return bench.control(bench.pools().poolByName(name)).isActive() ? "active" : "inactive";
        } catch (NotFound undefined) {
            return "gone";
        }
    }

    /** Whole: as large as it was asked to be, and with the content of its original where that was asked. */
    private void checkVolume(Bench bench, StoragePoolRef pool, String name) throws IOException {
        var ref = bench.vols(pool).volByName(name);
        Element document = Element.parse(bench.vol(ref).xmlDesc());
        assertEquals(Optional.of(Integer.toString(SIZE)), document.at("capacity"), name);
        if ("full".equals(confirmed.get(name))) {
            Path plain = root.resolve("plain");
            String format = document.at("target/format/@type").orElseThrow();
            Bench.run("qemu-img", "convert", "-f", format, "-O", "raw", ref.key(), plain.toString());
            assertArrayEquals(noise, Files.readAllBytes(plain), name);
        }
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve("run"))) {
            List<Path> left = all.filter(Files::isRegularFile)
                    .filter(each -> each.getFileName().toString().startsWith(".new-")
                            || each.getParent().endsWith("making"))
                    .toList();
            assertEquals(List.of(), left, "left by a killed process");
        }
    }
}
