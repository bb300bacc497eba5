package io.vireo.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher itself must know of the command line; the shell reads the rest.
 *
 * @param typed all arguments
 * @param root the folder given by {@code --root}, which moves everything
 * @param interactive whether there is nothing to carry out
 */
record CommandLine(List<String> typed, Optional<Path> root, boolean interactive) {
    private static final String ROOT = "--root";

    static CommandLine of(String... arguments) {
        List<String> typed = List.of(arguments);
        int at = typed.indexOf(ROOT);
        if (at >= 0 && at + 1 < typed.size()) {
            return new CommandLine(typed, Optional.of(absolute(typed.get(at + 1))), typed.size() == 2);
        }
        Optional<Path> joined = typed.stream()
                .filter(argument -> argument.startsWith(ROOT + "="))
                .map(argument -> absolute(argument.substring(ROOT.length() + 1)))
                .findFirst();
        return new CommandLine(typed, joined, typed.size() == (joined.isPresent() ? 1 : 0));
    }

    String[] arguments() {
        return typed.toArray(String[]::new);
    }

    private static Path absolute(String folder) {
        return Path.of(folder).toAbsolutePath().normalize();
    }
}
