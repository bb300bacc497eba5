package io.vireo.daemon;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param run the folder for what lives as long as the process
 * @param configuration the folder for what an administrator writes
 * @param libvirtRun the folder in which libvirt's clients look for a socket
 * @param isSystem whether this is the host's daemon and not one user's
 */
record Places(Path run, Path configuration, Path libvirtRun, boolean isSystem) {

    /** Those below a root folder; without one the host's for root, and the user's own for everybody else. */
    static Places of(Optional<Path> root, boolean isRoot, Map<String, String> environment, Path home) {
        Path user = Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".cache"));
        Path libvirt = isRoot ? Path.of("/run/libvirt") : user.resolve("libvirt");
        if (root.isPresent()) {
            return new Places(root.get().resolve("run"), root.get().resolve("etc/vireo"), libvirt, isRoot);
        }
        return isRoot
                ? new Places(Path.of("/run/vireo"), Path.of("/etc/vireo"), libvirt, true)
                : new Places(user.resolve("vireo"), configuration(environment, home), libvirt, false);
    }

    private static Path configuration(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".config"))
                .resolve("vireo");
    }

    /** The sockets where nothing else is said: ours, and if so wanted those where libvirt's clients look. */
    List<Address> sockets(boolean libvirt) {
        Path folder = libvirt ? libvirtRun : run;
        String name = libvirt ? "libvirt-sock" : "vireo-sock";
        return List.of(
                new Address.Unix(folder.resolve(name), false), new Address.Unix(folder.resolve(name + "-ro"), true));
    }

    Path pidFile() {
        return run.resolve("vireo.pid");
    }

    Path configFile() {
        return configuration.resolve("daemon.conf");
    }

    Path users() {
        return configuration.resolve("users");
    }

    Path rules() {
        return configuration.resolve("access.rules");
    }

    Path certificates() {
        return configuration.resolve("pki");
    }
}
