package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.spi.OpenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders in which a driver keeps what it must not forget.
 *
 * <p>Nothing is made until {@link #create()}.
 *
 * @param config definitions, and what an administrator may edit
 * @param state what must survive a restart of the host: saved memory, metadata of snapshots
 * @param run what is worthless after a restart of the host: sockets, pids, the live form of running guests
 * @param log logs
 * @param cache what can be found out again
 */
public record StateFolders(Path config, Path state, Path run, Path log, Path cache) {

    private static final String NAME = "vireo";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * Chooses the folders: all below a root when there is one, otherwise the system's for root and the user's (XDG) for
     * everybody else.
     *
     * @param root the folder below which everything goes
     * @return the folders, not created yet
     */
    public static StateFolders of(Optional<Path> root) {
        return root.map(StateFolders::below)
                .orElseGet(() -> Owner.ofThisProcess() == 0
                        ? ofSystem()
                        : ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    /**
     * Chooses the folders of a driver for what is opened: below its root when it has one, otherwise those of the user for
     * a path {@code /session}, and as {@link #of(Optional)} does for every other.
     *
     * @param request what is opened
     * @param name the driver's name, such as {@code storage}
     * @return the folders, not created yet
     */
    public static StateFolders of(OpenRequest request, String name) {
        Optional<Path> root = request.uri().parameter("root").map(Path::of).or(request::root);
        if (!request.uri().path().equals("/session")) {
            return of(root).of(name);
        }
        return root.map(StateFolders::below)
                .orElseGet(() -> ofUser(System.getenv(), Path.of(System.getProperty("user.home"))))
                .of(name + "-session");
    }

    /**
     * Returns the folders below a root.
     *
     * @param root any folder
     * @return {@code config}, {@code state}, {@code run}, {@code log} and {@code cache} in it
     */
    public static StateFolders below(Path root) {
        Path base = root.toAbsolutePath().normalize();
        return new StateFolders(
                base.resolve("config"),
                base.resolve("state"),
                base.resolve("run"),
                base.resolve("log"),
                base.resolve("cache"));
    }

    /**
     * Returns the folders of the host.
     *
     * @return {@code /etc/vireo}, {@code /var/lib/vireo}, {@code /run/vireo}, {@code /var/log/vireo} and
     *     {@code /var/cache/vireo}
     */
    public static StateFolders ofSystem() {
        return new StateFolders(
                Path.of("/etc", NAME),
                Path.of("/var/lib", NAME),
                Path.of("/run", NAME),
                Path.of("/var/log", NAME),
                Path.of("/var/cache", NAME));
    }

    /**
     * Returns the folders of a user, after the XDG rules: a variable that is missing or no absolute path is not used.
     *
     * @param environment the user's environment
     * @param home the user's home folder
     * @return the folders
     */
    public static StateFolders ofUser(Map<String, String> environment, Path home) {
        Path cache = xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        Path state = xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new StateFolders(
                xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                xdg(environment, "XDG_RUNTIME_DIR", cache.resolve(NAME).resolve("run")),
                state.resolve("log"),
                cache);
    }

    private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise)
                .resolve(NAME);
    }

    /**
     * Returns the folders of one driver within these.
     *
     * @param name the driver's name, such as {@code qemu}
     * @return the folder of that name in each
     */
    public StateFolders of(String name) {
        return new StateFolders(
                config.resolve(name), state.resolve(name), run.resolve(name), log.resolve(name), cache.resolve(name));
    }

    /**
     * Makes the folders that are missing, for this user alone, and checks the others.
     *
     * @return these folders
     * @throws VirtException when one cannot be made, is a symbolic link, belongs to somebody else or can be written by
     *     others
     */
    public StateFolders create() {
        List.of(config, state, run, log, cache).forEach(StateFolders::create);
        return this;
    }

    /**
     * Makes a folder for this user alone, with the folders above it, or checks the one that is there.
     *
     * @param folder a folder
     * @return the folder
     * @throws VirtException when it cannot be made, is a symbolic link, belongs to somebody else or can be written by
     *     others: somebody else could then put files or links in a driver's way
     */
    public static Path create(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            check(folder);
            return folder;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot make the folder " + folder, failure);
        }
    }

    private static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw unsafe(folder, "it is a symbolic link or no folder");
        }
        if (Owner.of(folder) != Owner.ofThisProcess()) {
            throw unsafe(folder, "it belongs to another user");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (permissions.stream().anyMatch(OTHERS_WRITE::contains)) {
            throw unsafe(
                    folder,
                    "others may write to it (" + PosixFilePermissions.toString(permissions) + "); chmod go-w helps");
        }
    }

    private static VirtException unsafe(Path folder, String why) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED, "the folder " + folder + " is not safe to keep state in: " + why);
    }
}
