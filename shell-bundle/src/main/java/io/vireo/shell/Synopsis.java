package io.vireo.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command takes, read from the line that its help shows: {@code start <domain> [--paused] [--pass-fds <string>]}.
 *
 * <p>{@code <x>} is a value that must be there, {@code [<x>]} one that may be; both may be given by position or as
 * {@code --x VALUE}. {@code [--x]} is a switch, {@code [--x <kind>]} a value that may be there, by its name only, {@code [<x>]...} takes all
 * the rest.
 */
record Synopsis(String text, String command, List<Option> options) {

    /** One thing that a command takes. */
    record Option(String name, Kind kind, boolean required) {}

    /** How an option is given. */
    enum Kind {
        /** By its name alone. */
        SWITCH,
        /** By its name, followed by a value; also by a word more than there are places. */
        NAMED,
        /** By its place, or by its name. */
        PLACED,
        /** By its place, as often as there are words. */
        REST
    }

    private static final String REST = "...";

    static Synopsis parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return new Synopsis(text, text, List.of());
        }
        List<Option> options = new ArrayList<>();
        for (int at = space + 1; at < text.length(); ) {
            int end = endOf(text, at);
            options.add(read(text.substring(at, end)));
            at = end + 1;
        }
        return new Synopsis(text, text.substring(0, space), List.copyOf(options));
    }

    /** Where a part ends that begins here: before a blank, but not before one in brackets or in front of a kind. */
    private static int endOf(String text, int from) {
        char close = text.charAt(from) == '[' ? ']' : text.charAt(from) == '<' ? '>' : ' ';
        int blank = text.indexOf(' ', Math.max(from, text.indexOf(close, from)));
        boolean hasKind = close == ' ' && text.startsWith(" <", blank);
        int end = hasKind ? text.indexOf('>', blank) + 1 : blank;
        return end < 0 ? text.length() : end;
    }

    private static Option read(String part) {
        boolean rest = part.endsWith(REST);
        String whole = rest ? part.substring(0, part.length() - REST.length()) : part;
        boolean optional = whole.startsWith("[") && whole.endsWith("]");
        String inner = optional ? whole.substring(1, whole.length() - 1) : whole;
        if (inner.startsWith("--")) {
            int kind = inner.indexOf(" <");
            String name = inner.substring(2, kind < 0 ? inner.length() : kind);
            return new Option(name, rest ? Kind.REST : kind < 0 ? Kind.SWITCH : Kind.NAMED, !optional);
        }
        if (!inner.startsWith("<") || !inner.endsWith(">")) {
            throw new IllegalArgumentException("no part of a synopsis: " + part);
        }
        return new Option(inner.substring(1, inner.length() - 1), rest ? Kind.REST : Kind.PLACED, !optional);
    }

    Optional<Option> option(String name) {
        for (Option option : options) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
