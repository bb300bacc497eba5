package io.vireo.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher itself must know of the command line; the rest is the shell's.
 *
 * @param root the folder given by {@code --root}, which moves everything
 * @param uri the connection given by {@code --connect}
 * @param arguments all arguments but the root: what the shell gets
 * @param interactive whether there is no command to carry out
 */
record CommandLine(Optional<Path> root, Optional<String> uri, List<String> arguments, boolean interactive) {
    private static final String ROOT = "--root";
    private static final List<String> CONNECT = List.of("-c", "--connect");
    private static final String DAEMON = "daemon";

    /** Reads the options before the command; what it does not know, or what lacks its value, it leaves to the shell. */
    static CommandLine of(String... typed) {
        List<String> rest = new ArrayList<>(List.of(typed));
        Optional<Path> root = Optional.empty();
        Optional<String> uri = Optional.empty();
        int at = 0;
        while (at < rest.size() && (rest.get(at).startsWith("-") || isDaemon(rest))) {
            String option = rest.get(at);
            boolean hasNext = at + 1 < rest.size();
            if (option.startsWith(ROOT + "=")) {
                root = Optional.of(folder(rest.remove(at).substring(ROOT.length() + 1)));
            } else if (option.equals(ROOT) && hasNext) {
                rest.remove(at);
                root = Optional.of(folder(rest.remove(at)));
            } else if (CONNECT.contains(option) && hasNext) {
                uri = Optional.of(rest.get(at + 1));
                at += 2;
            } else {
                at++;
            }
        }
        boolean onlyUri = uri.isPresent() && rest.size() == 2;
        return new CommandLine(root, uri, List.copyOf(rest), rest.isEmpty() || onlyUri);
    }

    /** Its options stand after the command. */
    private static boolean isDaemon(List<String> words) {
        return !words.isEmpty() && words.get(0).equals(DAEMON);
    }

    /** Says whether the process is to serve clients; the words after the command are then its arguments. */
    boolean daemon() {
        return isDaemon(arguments);
    }

    private static Path folder(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }
}
