package io.vireo.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the process that the registry runs in was started with.
 *
 * @param environment its environment variables
 * @param home the user's home folder
 * @param isRoot whether the user is root
 * @param root the folder below which everything lies, if it is not the usual places
 */
record Surroundings(Map<String, String> environment, Path home, boolean isRoot, Optional<Path> root) {

    private static final Path OF_THE_HOST = Path.of("etc", "vireo", "vireo.conf");

    /** Keeps a copy of the environment. */
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process; the system property {@code vireo.root} moves everything. */
    static Surroundings ofThisProcess() {
        Optional<Path> root = Optional.ofNullable(System.getProperty("vireo.root"))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath());
        return new Surroundings(System.getenv(), Path.of(System.getProperty("user.home", "/")), runsAsRoot(), root);
    }

    private static boolean runsAsRoot() {
        try {
            return Set.of(0).contains(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** An environment variable that is not blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where a configuration may be, the one that counts first. */
    List<Path> configurations() {
        if (root.isPresent()) {
            return List.of(root.get().resolve(OF_THE_HOST));
        }
        List<Path> files = new ArrayList<>();
        if (!isRoot) {
            Path folder = variable("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
            files.add(folder.resolve("vireo").resolve("vireo.conf"));
        }
        files.add(Path.of("/").resolve(OF_THE_HOST));
        return List.copyOf(files);
    }
}
