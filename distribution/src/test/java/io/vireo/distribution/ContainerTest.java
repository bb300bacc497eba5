package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

class ContainerTest {
    private static final Duration HOT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final String driver = "driver." + UUID.randomUUID();
    private Path drivers;
    private Home home;

    @BeforeEach
    void distribution() throws IOException {
        BundleFile.write(folder.resolve("bundles/counter.jar"), "counter", ArgumentCounter.class);
        drivers = folder.resolve("drivers");
        home = new Home(folder, folder.resolve("cache"), List.of(drivers));
    }

    @Test
    void theArgumentsReachTheShellAndItsStatusComesBack() throws BundleException {
        try (Container container = Container.start(home, false)) {
            assertEquals(3, container.call(0, "list", "--all", "web"));
        }
    }

    @Test
    void theSecondStartUsesWhatTheFirstInstalled() throws BundleException, IOException {
        Container.start(home, false).close();
        Path storage = folder.resolve("cache/framework/0/bundles");
        Path installed = Files.createFile(storage.resolve("kept-if-nothing-is-installed-anew"));
        try (Container container = Container.start(home, false)) {
            assertEquals(1, container.call(0, "list"));
            assertTrue(Files.exists(installed), "the storage was cleaned");
        }
    }

    @Test
    void aChangedBundleIsInstalledAnew() throws BundleException, IOException {
        BundleFile.write(drivers.resolve("d.jar"), driver, Flag.class);
        Container.start(home, false).close();
        BundleFile.write(drivers.resolve("d.jar"), driver + ".changed", Flag.class);
        try (Container container = Container.start(home, false)) {
            assertEquals(0, container.call(0));
            assertTrue(runs(driver + ".changed"));
            assertTrue(!runs(driver), "the bundle that was there before still runs");
        }
    }

    @Test
    void aBundleThatCannotStartLeavesTheOthersAlone() throws BundleException, IOException {
        BundleFile.write(drivers.resolve("bad.jar"), "bad", Flag.class, "no.such.package");
        Files.writeString(drivers.resolve("text.jar"), "not a jar");
        BundleFile.write(drivers.resolve("good.jar"), driver, Flag.class);
        for (int start = 0; start < 2; start++) {
            try (Container container = Container.start(home, false)) {
                assertEquals(0, container.call(0));
                assertTrue(runs(driver));
            }
        }
    }

    @Test
    void withoutAShellTheErrorSaysWhatIsMissing() throws BundleException, IOException {
        Files.delete(folder.resolve("bundles/counter.jar"));
        BundleFile.write(folder.resolve("bundles/other.jar"), "other", Flag.class, "no.such.package");
        try (Container container = Container.start(home, false)) {
            StartFailed failed = assertThrows(StartFailed.class, () -> container.call(1));
            assertTrue(failed.getMessage().contains("vireo.shell=true"), failed.getMessage());
            assertTrue(failed.getMessage().contains("other"), failed.getMessage());
        }
    }

    @Test
    void aDroppedDriverComesAndGoesWithinTwoSeconds() throws Exception {
        try (Following following = new Following(home)) {
            Path jar = BundleFile.write(drivers.resolve("d.jar"), driver, Flag.class);
            following.await(() -> runs(driver));
            Files.delete(jar);
            following.await(() -> !runs(driver));
        }
    }

    @Test
    void aReplacedDriverIsUpdated() throws Exception {
        Path jar = BundleFile.write(drivers.resolve("d.jar"), driver, Flag.class);
        try (Following following = new Following(home)) {
            assertTrue(runs(driver));
            BundleFile.write(jar, driver + ".next", Flag.class);
            following.await(() -> runs(driver + ".next") && !runs(driver));
        }
    }

    @Test
    void aDriverStartsOnceItIsWhole() throws Exception {
        Path whole = BundleFile.write(folder.resolve("elsewhere/d.jar"), driver, Flag.class);
        byte[] content = Files.readAllBytes(whole);
        Files.createDirectories(drivers);
        try (Following following = new Following(home)) {
            Files.write(drivers.resolve("d.jar"), List.of("half a jar"));
            Thread.sleep(1200);
            assertTrue(!runs(driver));
            Files.write(drivers.resolve("d.jar"), content);
            following.await(() -> runs(driver));
        }
    }

    @Test
    void stoppingStopsTheBundles() throws BundleException, IOException {
        BundleFile.write(drivers.resolve("d.jar"), driver, Flag.class);
        Container container = Container.start(home, false);
        assertTrue(runs(driver));
        container.close();
        container.close();
        assertNull(System.getProperty(driver));
    }

    @Test
    void aChangeSeenWhileTheFrameworkEndsWaitsForTheNextStart() throws BundleException, IOException {
        Container container = Container.start(home, true);
        container.look();
        container.close();
        BundleFile.write(drivers.resolve("d.jar"), driver, Flag.class);
        container.look();
        container.look();
        try (Container next = Container.start(home, false)) {
            assertEquals(0, next.call(0));
            assertTrue(runs(driver));
        }
    }

    private static boolean runs(String name) {
        return System.getProperty(name) != null;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + HOT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("not within " + HOT);
            }
            Thread.sleep(20);
        }
    }

    /** A container that follows the folders until it is closed. */
    private static final class Following implements AutoCloseable {
        private final Container container;
        private final CompletableFuture<Integer> end;

        Following(Home home) throws BundleException {
            container = Container.start(home, true);
            end = CompletableFuture.supplyAsync(container::follow, task -> new Thread(task, "follower").start());
        }

        void await(BooleanSupplier condition) throws InterruptedException {
            ContainerTest.await(condition);
            assertFalse(end.isDone(), "nobody follows any more");
        }

        @Override
        public void close() {
            container.close();
            assertEquals(0, end.join());
        }
    }
}
