package io.vireo.distribution;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param folder the folder of the distribution
 * @param cache where the framework may keep its copy of the bundles
 * @param drivers the folders that drivers are dropped into; a folder need not exist
 */
record Home(Path folder, Path cache, List<Path> drivers) {

    /** The folder named by the system property {@code vireo.home}, which the start script sets. */
    static Home find(Optional<Path> root) {
        String folder = System.getProperty("vireo.home");
        if (folder == null) {
            throw new StartFailed("the system property vireo.home does not say where the distribution is;"
                    + " start it by its script bin/vireo");
        }
        return of(Path.of(folder).toAbsolutePath(), root, System.getenv());
    }

    static Home of(Path folder, Optional<Path> root, Map<String, String> environment) {
        Path state = root.orElseGet(() -> userFolder(environment, "XDG_DATA_HOME", ".local/share", "/var/lib/vireo"));
        return new Home(
                folder, cache(folder, environment), List.of(folder.resolve("drivers"), state.resolve("drivers")));
    }

    /**
     * The bundles by start level: the platform's, and for the interactive shell those of its commands and then the one
     * that takes the keyboard. That one comes last because it reads its profile at once and would miss commands.
     */
    List<List<Path>> bundles(boolean interactive) {
        List<Path> platform = new ArrayList<>(jars(folder.resolve("bundles")));
        if (platform.isEmpty()) {
            throw new StartFailed("no bundles in " + folder.resolve("bundles") + "; build the distribution again");
        }
        platform.addAll(jars(folder.resolve("components")));
        return interactive
                ? List.of(platform, jars(folder.resolve("shell")), jars(folder.resolve("console")))
                : List.of(platform);
    }

    /** The bundles by start level: the platform's, and those of the daemon. */
    List<List<Path>> daemonBundles() {
        List<Path> platform = bundles(false).get(0);
        Set<Path> names = platform.stream().map(Path::getFileName).collect(toSet());
        // What a driver needs too is among the platform's already.
        List<Path> own = jars(folder.resolve("daemon")).stream()
                .filter(file -> !names.contains(file.getFileName()))
                .toList();
        return List.of(platform, own);
    }

    /** The jars of a folder by name; none when the folder is not there. */
    static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartFailed("cannot list " + folder, e);
        }
    }

    private static Path cache(Path folder, Map<String, String> environment) {
        String chosen = environment.getOrDefault("VIREO_CACHE", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        return Files.isWritable(folder)
                ? folder.resolve("cache")
                : userFolder(environment, "XDG_CACHE_HOME", ".cache", "/var/cache/vireo");
    }

    private static Path userFolder(Map<String, String> environment, String variable, String below, String forRoot) {
        if ("root".equals(System.getProperty("user.name"))) {
            return Path.of(forRoot);
        }
        // A relative path is no XDG folder.
        Path named = Path.of(environment.getOrDefault(variable, ""));
        Path base = named.isAbsolute() ? named : Path.of(System.getProperty("user.home"), below);
        return base.resolve("vireo");
    }
}
