package io.vireo.registry;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file in the syntax of libvirt's: {@code name = "text"}, {@code name = [ "text", ... ]}, comments that
 * begin with a hash sign; a text without quotes goes to the end of its line.
 *
 * @param file where it was read
 * @param values the values of each name; one for a plain text
 */
record ConfigFile(Path file, Map<String, List<String>> values) {

    private static final long LARGEST = 1 << 20;

    /** Reads a file; empty when there is none, an error with the line when it is wrong. */
    static Optional<ConfigFile> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VirtException(ErrorCode.READ_FAILED, file + ": it is larger than " + LARGEST + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(new ConfigFile(file, new Reader(file, text).read()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new VirtException(ErrorCode.READ_FAILED, file + ": " + unreadable, unreadable);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0));
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Takes the text apart, one character after the other. */
    private static final class Reader {

        private final Path file;
        private final String text;
        private int at;

        Reader(Path file, String text) {
            this.file = file;
            this.text = text;
        }

        Map<String, List<String>> read() {
            Map<String, List<String>> values = new LinkedHashMap<>();
            skip(true);
            while (at < text.length()) {
                String name = name();
                expect('=');
                values.put(name, peek() == '[' ? list() : List.of(value()));
                endOfLine();
                skip(true);
            }
            return values;
        }

        private String name() {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(peek()) || "_.-".indexOf(peek()) >= 0)) {
                at++;
            }
            if (start == at) {
                throw wrong("a name is expected");
            }
            return text.substring(start, at);
        }

        private List<String> list() {
            List<String> items = new ArrayList<>();
            expect('[');
            skip(true);
            while (peek() != ']') {
                items.add(quoted());
                skip(true);
                if (peek() == ',') {
                    at++;
                    skip(true);
                } else if (peek() != ']') {
                    throw wrong("a comma or ']' is expected");
                }
            }
            at++;
            return List.copyOf(items);
        }

        private String value() {
            if (peek() == '"' || peek() == '\'') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && peek() != '\n') {
                at++;
            }
            return text.substring(start, at).strip();
        }

        private String quoted() {
            char quote = peek();
            int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
            if (end < 0 || text.substring(at, end).indexOf('\n') >= 0) {
                throw wrong("a text in quotes is expected");
            }
            String content = text.substring(at + 1, end);
            at = end + 1;
            return content;
        }

        private void expect(char wanted) {
            skip(false);
            if (peek() != wanted) {
                throw wrong("'" + wanted + "' is expected");
            }
            at++;
            skip(false);
        }

        private void endOfLine() {
            skip(false);
            if (at < text.length() && peek() != '\n') {
                throw wrong("the end of the line is expected");
            }
        }

        /** Skips blanks and comments; line ends only when asked to. */
        private void skip(boolean lines) {
            while (at < text.length()) {
                char next = peek();
                if (next == '#') {
                    int end = text.indexOf('\n', at);
                    at = end < 0 ? text.length() : end;
                } else if (next == '\n' ? lines : Character.isWhitespace(next)) {
                    at++;
                } else {
                    return;
                }
            }
        }

        /** The next character; NUL, which no configuration has, at the end. */
        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private VirtException wrong(String what) {
            long line =
                    text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;
            return new VirtException(ErrorCode.CONF_SYNTAX, file + ":" + line + ": " + what);
        }
    }
}
