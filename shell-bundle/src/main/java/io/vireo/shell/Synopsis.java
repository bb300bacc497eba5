package io.vireo.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        /** By its name, followed by a value. */
        NAMED,
        /** By its place, or by its name. */
        PLACED,
        /** By its place, as often as there are words. */
        REST
    }

    private static final Pattern PART = Pattern.compile(
            "(?<open>\\[)?(?:--(?<named>[a-zA-Z0-9-]+)(?: <[^>]+>)?|<(?<place>[a-zA-Z0-9-]+)>)]?(?<rest>\\.\\.\\.)?");

    static Synopsis parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return new Synopsis(text, text, List.of());
        }
        List<Option> options = new ArrayList<>();
        Matcher parts = PART.matcher(text);
        int at = space + 1;
        while (at < text.length()) {
            if (!parts.find(at) || parts.start() != at) {
                throw new IllegalArgumentException("no synopsis from position " + at + " on: " + text);
            }
            options.add(option(parts));
            at = parts.end() + 1;
        }
        return new Synopsis(text, text.substring(0, space), List.copyOf(options));
    }

    private static Option option(Matcher part) {
        boolean required = part.group("open") == null;
        String place = part.group("place");
        if (part.group("rest") != null) {
            return new Option(place == null ? part.group("named") : place, Kind.REST, required);
        }
        if (place != null) {
            return new Option(place, Kind.PLACED, required);
        }
        return new Option(part.group("named"), part.group().contains("<") ? Kind.NAMED : Kind.SWITCH, required);
    }

    Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }
}
