package io.vireo.shell;

import java.util.ArrayList;
import java.util.List;

/** Takes a line apart into commands and words: quotes, backslashes, comments, and {@code ;} between commands. */
final class Words {

    private final String line;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;

    private Words(String line) {
        this.line = line;
    }

    static List<List<String>> of(String line) {
        return new Words(line).read();
    }

    private List<List<String>> read() {
        while (at < line.length()) {
            char next = line.charAt(at);
            if (Character.isWhitespace(next) && next != '\n') {
                at++;
            } else if (next == ';' || next == '\n') {
                at++;
                endCommand();
            } else if (next == '#') {
                int end = line.indexOf('\n', at);
                at = end < 0 ? line.length() : end;
            } else {
                words.add(word());
            }
        }
        endCommand();
        return commands;
    }

    private void endCommand() {
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < line.length(); at++) {
            char next = line.charAt(at);
            if (quote == 0 && (Character.isWhitespace(next) || next == ';')) {
                return word.toString();
            }
            if (quote == 0 && (next == '\'' || next == '"')) {
                quote = next;
            } else if (next == quote) {
                quote = 0;
            } else if (next == '\\' && quote != '\'') {
                if (++at == line.length()) {
                    throw new UsageError("dangling \\");
                }
                word.append(line.charAt(at));
            } else {
                word.append(next);
            }
        }
        if (quote != 0) {
            throw new UsageError("missing %s", quote);
        }
        return word.toString();
    }
}
