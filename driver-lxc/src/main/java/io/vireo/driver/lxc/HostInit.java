package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The programs that boot the host, which no container on the host's files may begin with: they start the host's services a
 * second time. A program that is none of them can still start one later, as any program of root on the host can.
 */
final class HostInit {

    private static final Set<String> NAMES = Set.of(
            "init",
            "systemd",
            "telinit",
            "linuxrc",
            "openrc",
            "openrc-init",
            "runit",
            "runit-init",
            "runsvdir",
            "s6-svscan",
            "s6-linux-init",
            "dinit",
            "finit",
            "upstart");

    /** The first process of the host, under whatever name. */
    private static final Path FIRST = Path.of("/proc/1/exe");

    private HostInit() {}

    /**
     * Fails when the first process of a container on the host's files would be an init of the host.
     *
     * @param init the first process
     * @param others what is mounted over the host's files, where nobody can say beforehand what a path means
     */
    static void refuse(Init init, List<FileSystem> others) {
        Path given = Path.of(init.path());
        Path real = real(given);
        for (FileSystem each : others) {
            if (each.covers(given) || each.covers(real)) {
                throw Refusal.unsupported("on the host's files, the container's init has to be one of them, and the"
                        + " filesystem '" + each.target() + "' would cover " + init.path());
            }
        }
        if (isInit(given) || isInit(real) || isFirst(real)) {
            throw refused(init.path(), "is an init of the host");
        }
        init.command().stream().skip(1).filter(HostInit::namesInit).findFirst().ifPresent(argument -> {
            throw refused(init.path(), "is given an init of the host, '" + Names.shown(argument) + "'");
        });
    }

    private static RuntimeException refused(String path, String why) {
        return Refusal.unsupported(path + " " + why + ", which would start the host's services a second time on the"
                + " host's own files; name another program in os/init, or give the container a root of its own");
    }

    private static Path real(Path init) {
        try {
            return init.toRealPath();
        } catch (IOException missing) {
            throw SystemErrors.of("cannot look at the container's init, which is to be the host's " + init, missing);
        }
    }

    private static boolean isInit(Path program) {
        return NAMES.contains(program.getFileName().toString());
    }

    private static boolean isFirst(Path program) {
        try {
            return Files.isSameFile(program, FIRST);
        } catch (IOException hidden) {
            // Not ours to see, so not ours to start either: its name has to do.
            return false;
        }
    }

    /** As in {@code busybox init}, {@code nice /sbin/init} and {@code sh -c 'exec /sbin/init'}. */
    private static boolean namesInit(String argument) {
        return NAMES.contains(argument)
                || Arrays.stream(argument.split("[^A-Za-z0-9_./+-]+"))
                        .filter(word -> word.contains("/"))
                        .anyMatch(word -> NAMES.contains(word.substring(word.lastIndexOf('/') + 1)));
    }
}
