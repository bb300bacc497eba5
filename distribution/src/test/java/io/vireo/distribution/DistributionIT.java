package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was packed runs by its script: commands, the shell, drivers of the user's own, one start after the other. */
class DistributionIT {
    @TempDir
    private Path folder;

    private Started start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("--root", folder.toString()));
        line.addAll(List.of(arguments));
        return new Started(folder.resolve("cache"), line.toArray(String[]::new));
    }

    @Test
    void aCommandIsRunAndItsStatusReturned() throws Exception {
        try (Started good = start("drivers")) {
            assertEquals(0, good.end(), good.output());
            assertTrue(good.output().contains("io.vireo.driver.qemu"), good.output());
        }
        try (Started bad = start("no-such-command")) {
            assertEquals(1, bad.end(), bad.output());
        }
    }

    @Test
    void aSingleCommandNeedsNoFramework() throws Exception {
        try (Started run = start("-c", "test:///default", "domstate", "test")) {
            assertEquals(0, run.end(), run.output());
            assertEquals("running", run.output().strip());
        }
        assertFalse(Files.exists(folder.resolve("cache/framework")), "a framework has kept its bundles");
    }

    @Test
    void aDriverBelowTheRootIsUsed() throws Exception {
        new DriversFolder(folder).drop();
        try (Started run = start("-c", "tiny:///x", "list", "--all")) {
            assertEquals(0, run.end(), run.output());
            assertEquals(
                    List.of(" Id   Name   State", "-----------------------", " -    tiny   shut off"),
                    run.output().lines().filter(line -> !line.isBlank()).toList());
        }
    }

    @Test
    void theCommandsAreFunctionsOfGogosScopeAndCanBePiped() throws Exception {
        try (Started shell = start("-c", "test:///default")) {
            shell.type("vireo:domstate test");
            shell.await("running");
            shell.type("help | grep vireo");
            shell.await("Vireo itself");
            assertEquals(0, shell.end(), shell.output());
            assertFalse(shell.output().contains("Domain Management"), shell.output());
        }
    }

    @Test
    void theSecondStartUsesWhatTheFirstInstalled() throws Exception {
        String first = drivers();
        Path installed = folder.resolve("cache/framework/0/content");
        FileTime then = Files.getLastModifiedTime(installed);
        assertEquals(first, drivers());
        assertEquals(then, Files.getLastModifiedTime(installed), "everything was installed anew");
    }

    @Test
    void aKilledShellLeavesNothingThatTheNextStartStumblesOver() throws Exception {
        String first = drivers();
        try (Started shell = start()) {
            shell.type("drivers");
            shell.await("io.vireo.driver.qemu");
            shell.kill();
        }
        assertEquals(first, drivers());
    }

    private String drivers() throws IOException, InterruptedException {
        try (Started run = start("drivers")) {
            assertEquals(0, run.end(), run.output());
            return run.output();
        }
    }
}
