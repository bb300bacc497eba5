package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void driversAreLookedForInTheDistributionAndBelowTheRoot() {
        Home home = Home.of(folder, Optional.of(Path.of("/srv/lab")), Map.of());
        assertEquals(List.of(folder.resolve("drivers"), Path.of("/srv/lab/drivers")), home.drivers());
    }

    @Test
    void theCacheIsWhereTheEnvironmentSays() {
        Home home = Home.of(folder, Optional.empty(), Map.of("VIREO_CACHE", "/srv/cache"));
        assertEquals(Path.of("/srv/cache"), home.cache());
        assertEquals(
                folder.resolve("cache"),
                Home.of(folder, Optional.empty(), Map.of()).cache());
    }

    @Test
    void onlyTheInteractiveShellGetsItsBundles() throws IOException {
        Path platform = jar("bundles/platform.jar");
        Path runtime = jar("components/runtime.jar");
        Path gogo = jar("shell/gogo.jar");
        Path keyboard = jar("console/keyboard.jar");
        Files.createFile(folder.resolve("bundles/notes.txt"));
        Home home = Home.of(folder, Optional.empty(), Map.of());
        assertEquals(List.of(List.of(platform, runtime)), home.bundles(false));
        assertEquals(List.of(List.of(platform, runtime), List.of(gogo), List.of(keyboard)), home.bundles(true));
    }

    @Test
    void aDistributionWithoutBundlesIsRefused() {
        Home home = Home.of(folder, Optional.empty(), Map.of());
        StartFailed failed = assertThrows(StartFailed.class, () -> home.bundles(false));
        assertTrue(failed.getMessage().contains(folder.resolve("bundles").toString()), failed.getMessage());
    }

    private Path jar(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
