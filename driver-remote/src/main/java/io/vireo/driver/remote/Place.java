package io.vireo.driver.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where this process runs: what decides about sockets, certificates and credentials.
 *
 * @param environment its environment variables
 * @param home the user's home folder
 * @param isRoot whether the user is root
 * @param root what absolute paths begin at: {@code /}, or a folder in tests
 */
record Place(Map<String, String> environment, Path home, boolean isRoot, Path root) {

    static Place ofThisProcess() {
        return new Place(System.getenv(), Path.of(System.getProperty("user.home", "/")), runsAsRoot(), Path.of("/"));
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

    /** A path of the system, such as {@code etc/pki}. */
    Path system(String path) {
        return root.resolve(path);
    }

    /** The folder of the user's sockets. */
    Path userSockets() {
        return variable("XDG_RUNTIME_DIR")
                .map(Path::of)
                .orElse(home.resolve(".cache"))
                .resolve("libvirt");
    }

    /** The folder of the user's configuration of libvirt. */
    Path userConfiguration() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(home.resolve(".config"))
                .resolve("libvirt");
    }
}
