package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was packed runs by its script, and takes drivers that are dropped while it runs. */
class DistributionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aCommandIsRunAndItsStatusReturned() throws Exception {
        try (Started good = new Started(folder.resolve("cache"), "drivers")) {
            assertEquals(0, good.end(PATIENCE), good.output());
            assertTrue(good.output().contains("io.vireo.driver.qemu"), good.output());
        }
        try (Started bad = new Started(folder.resolve("cache"), "no-such-command")) {
            assertEquals(1, bad.end(PATIENCE), bad.output());
        }
    }

    @Test
    void aDriverBelowTheRootIsUsed() throws Exception {
        drop();
        try (Started run = new Started(folder.resolve("cache"), "--root", folder.toString(), "drivers")) {
            assertEquals(0, run.end(PATIENCE), run.output());
            assertTrue(run.output().contains("io.vireo.examples.tiny"), run.output());
        }
    }

    @Test
    void aDriverDroppedWhileTheShellRunsIsThereWithinTwoSeconds() throws Exception {
        try (Started shell = new Started(folder.resolve("cache"), "--root", folder.toString())) {
            shell.type("drivers");
            await(PATIENCE, shell, "io.vireo.driver.qemu");
            assertFalse(shell.output().contains("io.vireo.examples.tiny"), shell.output());
            Path driver = drop();
            await(Duration.ofSeconds(2), shell, "io.vireo.examples.tiny 0.1.0.SNAPSHOT is there");
            Files.delete(driver);
            await(Duration.ofSeconds(2), shell, "io.vireo.examples.tiny has gone");
            assertEquals(0, shell.end(PATIENCE), shell.output());
        }
    }

    private Path drop() throws IOException {
        Path tiny = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/driver-tiny-[^/]*\\.jar"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        // Moved into place, as an installer does it.
        Path copy = Files.copy(tiny, folder.resolve("driver.part"));
        return Files.move(copy, drivers.resolve("driver-tiny.jar"));
    }

    private static void await(Duration patience, Started run, String text) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!run.output().contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + text + " in: " + run.output());
            }
            Thread.sleep(20);
        }
    }
}
