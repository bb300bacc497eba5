package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that is dropped while the shell runs serves, one that is deleted is gone, a broken one is told and does no harm. */
class DroppedDriversIT {
    private static final Duration HOT = Duration.ofSeconds(2);

    /** The slowest of these counts. */
    private static final int ATTEMPTS = 3;

    @TempDir
    private Path folder;

    private Started start(String... arguments) throws IOException {
        String[] line = new String[arguments.length + 2];
        line[0] = "--root";
        line[1] = folder.toString();
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return new Started(folder.resolve("cache"), line);
    }

    @Test
    void aDroppedDriverServesWithinTwoSecondsAndADeletedOneIsGoneWithinTwo() throws Exception {
        List<Duration> came = new ArrayList<>();
        List<Duration> went = new ArrayList<>();
        try (Started shell = start("-c", "test:///default")) {
            shell.type("list");
            shell.await("running");
            for (int i = 0; i < ATTEMPTS; i++) {
                came.add(drop(shell));
                went.add(delete(shell));
            }
            assertEquals(0, shell.end(), shell.output());
        }
        assertTrue(Collections.max(came).compareTo(HOT) <= 0, "it served after " + came);
        assertTrue(Collections.max(went).compareTo(HOT) <= 0, "it was gone after " + went);
    }

    private Duration drop(Started shell) throws Exception {
        long begin = System.nanoTime();
        new DriversFolder(folder).drop();
        shell.await("io.vireo.examples.tiny 0.1.0.SNAPSHOT is there");
        shell.type("connect tiny:///x");
        shell.type("list --all");
        shell.await("shut off");
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Duration delete(Started shell) throws Exception {
        long begin = System.nanoTime();
        Files.delete(new DriversFolder(folder).file("driver-tiny.jar"));
        shell.await("io.vireo.examples.tiny has gone");
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        shell.type("list --all");
        shell.await("no connection driver available for tiny:///x: here: driver LXC");
        shell.type("connect test:///default");
        shell.type("list");
        shell.await("running");
        return took;
    }

    @Test
    void aBrokenJarIsListedWithItsReasonAndDoesNoHarm() throws Exception {
        Files.writeString(new DriversFolder(folder).file("garbage.jar"), "this is no archive");
        BundleFile.write(new DriversFolder(folder).file("lacking.jar"), "lacking", Flag.class, "no.such.example");
        for (int start = 0; start < 2; start++) {
            try (Started run = start("-c", "test:///default", "list")) {
                assertEquals(0, run.end(), run.output());
                assertTrue(run.output().contains("running"), run.output());
            }
        }
        try (Started run = start("drivers")) {
            assertEquals(0, run.end(), run.output());
            String said = run.output();
            assertTrue(said.contains("garbage.jar is missing: Unable to cache bundle"), said);
            assertTrue(said.contains("zip END header not found"), said);
            assertTrue(said.contains("lacking is missing: nobody provides"), said);
            assertTrue(said.contains("osgi.wiring.package=no.such.example"), said);
        }
    }

    @Test
    void aBrokenJarThatIsReplacedByAWholeOneServes() throws Exception {
        Path jar = Files.writeString(new DriversFolder(folder).file("driver-tiny.jar"), "not yet an archive");
        try (Started shell = start("-c", "test:///default")) {
            shell.type("drivers");
            shell.await(jar.getFileName() + " is missing");
            new DriversFolder(folder).drop();
            shell.await("io.vireo.examples.tiny 0.1.0.SNAPSHOT is there");
            shell.type("drivers");
            shell.await("io.vireo.examples.tiny");
            shell.type("echo ready");
            shell.await("ready");
            assertTrue(!shell.output().contains("is missing"), shell.output());
            assertEquals(0, shell.end(), shell.output());
        }
    }
}
