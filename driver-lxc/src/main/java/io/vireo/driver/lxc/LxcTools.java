package io.vireo.driver.lxc;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The programs of liblxc and of the system, each started with a list of arguments and never through a shell. */
final class LxcTools {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST = 60;

    private final Path folder;
    private final AtomicReference<String> version = new AtomicReference<>("");

    /** @param folder where liblxc finds the containers, each in a folder of its own */
    LxcTools(Path folder) {
        this.folder = folder;
    }

    /**
     * Fails unless containers can be run from here.
     *
     * @param folder where they are to be
     */
    static void requireUsable(Path folder) {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new VirtException(
                    ErrorCode.NO_CONNECT, "the LXC driver needs root: only root can make containers with networks");
        }
        // liblxc gives the commands of its hooks to a shell.
        if (!folder.toString().matches("[A-Za-z0-9_./@:+,=-]+")) {
            throw new VirtException(
                    ErrorCode.NO_CONNECT,
                    "the folder " + folder + " has characters in its path that liblxc cannot take; use another root");
        }
    }

    /** A command of liblxc for a container. */
    List<String> command(String program, String container, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(program, "-P", folder.toString(), "-n", container));
        all.addAll(arguments);
        return all;
    }

    /** Runs a command of liblxc for a container to its end. */
    Outcome run(String program, String container, String... arguments) {
        requireInstalled(program);
        return ChildProcess.of(command(program, container, List.of(arguments))).run(PATIENCE);
    }

    static void requireInstalled(String program) {
        requireInstalled(program, "lxc");
    }

    static void requireInstalled(String program, String distributed) {
        if (ChildProcess.find(program).isEmpty()) {
            throw Refusal.failed(
                    program + " is not installed, which containers need: install the package " + distributed);
        }
    }

    /** Runs a program of the system; fails when the program does. */
    static Outcome system(String what, List<String> command) {
        return ChildProcess.of(command).run(PATIENCE).orFail(what);
    }

    /** The version of liblxc as libvirt writes versions: 5002000 is 5.2.0. */
    long version() {
        return number(text());
    }

    private String text() {
        if (version.get().isEmpty()) {
            requireInstalled("lxc-start");
            version.set(ChildProcess.of(List.of("lxc-start", "--version"))
                    .run(PATIENCE)
                    .orFail("ask for the version of liblxc")
                    .output()
                    .strip());
        }
        return version.get();
    }

    static long number(String version) {
        long number = 0;
        String[] parts =
                version.substring(0, Math.min(LONGEST, version.length())).split("[^0-9]+");
        for (int i = 0; i < 3; i++) {
            number =
                    number * 1000 + (i < parts.length && parts[i].matches("[0-9]{1,3}") ? Long.parseLong(parts[i]) : 0);
        }
        return number;
    }
}
