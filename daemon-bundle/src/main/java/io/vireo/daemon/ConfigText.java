package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration as libvirtd's is written: {@code name = "text"}, {@code name = number},
 * {@code name = [ "text", "text" ]}, comments that begin with a hash sign.
 *
 * @param origin where it came from, for messages
 * @param values the values of each name; one for a plain text or number
 */
record ConfigText(String origin, Map<String, List<String>> values) {

    /** A configuration that says nothing. */
    static final ConfigText NOTHING = new ConfigText("no configuration", Map.of());

    private static final long LARGEST = 1 << 20;
    private static final String TEXT = "\"[^\"\\n]*\"|'[^'\\n]*'";
    private static final String GAP = "(?:\\s|#[^\\n]*\\n)*";
    private static final Pattern LINE = Pattern.compile("(?<name>[A-Za-z0-9_.-]+)[ \\t]*=[ \\t]*"
            + "(?:(?<number>-?[0-9]+)|(?<text>" + TEXT + ")|\\[(?<list>" + GAP + "(?:(?:" + TEXT + ")" + GAP + ",?"
            + GAP
            + ")*+)\\])[ \\t]*(?:#[^\\n]*)?(?:\\n|$)");
    private static final Pattern BLANK = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|$)");
    private static final Pattern ITEM = Pattern.compile(TEXT);

    /** Reads a file that must be there if it was named, and may be there if not. */
    static ConfigText read(Path file, boolean mustExist) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VirtException(ErrorCode.READ_FAILED, file + ": it is larger than " + LARGEST + " bytes");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException none) {
            if (mustExist) {
                throw new VirtException(ErrorCode.OPEN_FAILED, file + ": there is no such file", none);
            }
            return NOTHING;
        } catch (IOException unreadable) {
            throw new VirtException(ErrorCode.READ_FAILED, file + ": " + unreadable, unreadable);
        }
    }

    /** Takes a text apart; fails with the line that is wrong. */
    static ConfigText parse(String origin, String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        Matcher blank = BLANK.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (blank.region(at, text.length()).lookingAt()) {
                at = blank.end();
            } else if (line.region(at, text.length()).lookingAt()) {
                values.put(line.group("name"), valuesOf(line));
                at = line.end();
            } else {
                long number = 1
                        + text.substring(0, at)
                                .chars()
                                .filter(each -> each == '\n')
                                .count();
                throw new VirtException(
                        ErrorCode.CONF_SYNTAX,
                        origin + ":" + number
                                + ": a name and a number, a text in quotes or a list of them is expected");
            }
        }
        return new ConfigText(origin, values);
    }

    private static List<String> valuesOf(Matcher line) {
        if (line.group("number") != null) {
            return List.of(line.group("number"));
        }
        List<String> items = new ArrayList<>();
        Matcher item = ITEM.matcher(line.group("text") != null ? line.group("text") : line.group("list"));
        while (item.find()) {
            items.add(item.group().substring(1, item.group().length() - 1));
        }
        return List.copyOf(items);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .flatMap(list -> list.stream().findFirst());
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** A number that is at least something; fails when it is not one. */
    int number(String name, int least, int standard) {
        String text = text(name).orElse(Integer.toString(standard));
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name, text, least);
        }
        throw wrong(name, text, least);
    }

    private VirtException wrong(String name, String text, int least) {
        return new VirtException(
                ErrorCode.CONF_SYNTAX, origin + ": " + name + " is a number from " + least + " on, not '" + text + "'");
    }
}
