package io.vireo.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands before the command: the connection, and how much to say.
 *
 * @param uri the connection, if one was named
 * @param readOnly whether only reading is allowed
 * @param quiet whether only results are printed
 * @param help whether the user asked for help
 * @param version whether the user asked for the version
 * @param words the command and its arguments
 */
record Settings(
        Optional<String> uri, boolean readOnly, boolean quiet, boolean help, boolean version, List<String> words) {

    static Settings parse(List<String> arguments) {
        Optional<String> uri = Optional.empty();
        boolean readOnly = false;
        boolean quiet = false;
        boolean help = false;
        boolean version = false;
        List<String> words = new ArrayList<>(arguments);
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            switch (option) {
                case "-c", "--connect" -> uri = Optional.of(value(option, words));
                case "-r", "--readonly" -> readOnly = true;
                case "-q", "--quiet" -> quiet = true;
                case "-h", "--help" -> help = true;
                case "-v", "-V", "--version" -> version = true;
                default -> {
                    if (!option.startsWith("--connect=")) {
                        throw new UsageError("unsupported option '%s'. See --help.", option);
                    }
                    uri = Optional.of(option.substring("--connect=".length()));
                }
            }
        }
        return new Settings(uri, readOnly, quiet, help, version, List.copyOf(words));
    }

    private static String value(String option, List<String> words) {
        if (words.isEmpty()) {
            throw new UsageError("option '%s' requires an argument", option);
        }
        return words.remove(0);
    }
}
