package io.vireo.daemon;

import java.util.regex.Pattern;

/** Patterns as a shell has them: a star for any characters, a question mark for one. */
final class Globs {

    private Globs() {}

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char each : glob.toCharArray()) {
            switch (each) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(each)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
