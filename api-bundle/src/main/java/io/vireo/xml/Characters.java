package io.vireo.xml;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import java.util.Locale;

/** Which characters XML can carry, and how they are written. */
final class Characters {

    private Characters() {}

    static BadXml bad(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    static String requireLegal(String value, String where) {
        for (int at = 0; at < value.length(); ) {
            int character = value.codePointAt(at);
            if (!legal(character)) {
                throw bad(String.format(
                        Locale.ROOT, "character U+%04X in %s cannot be written in XML", character, where));
            }
            at += Character.charCount(character);
        }
        return value;
    }

    private static boolean legal(int character) {
        if (character < 0x20) {
            return character == '\t' || character == '\n' || character == '\r';
        }
        return character < 0xD800 || character > 0xDFFF && character != 0xFFFE && character != 0xFFFF;
    }

    static String requireName(String name) {
        boolean good = !name.isEmpty() && nameStart(name.codePointAt(0));
        for (int at = 0; good && at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            good = nameCharacter(name.codePointAt(at));
        }
        if (!good) {
            throw bad("'" + name + "' is not a name of XML");
        }
        return name;
    }

    private static boolean nameStart(int character) {
        return Character.isLetter(character) || character == '_' || character == ':';
    }

    /** Wider than the standard beyond ASCII, where every combining mark counts; the parser itself is exact. */
    private static boolean nameCharacter(int character) {
        return nameStart(character)
                || Character.isDigit(character)
                || character == '-'
                || character == '.'
                || character > 0x7F && Character.isUnicodeIdentifierPart(character)
                || character == 0xB7;
    }

    /** Appends text with everything escaped that would not be read back as the same text. */
    static void appendText(StringBuilder out, String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> out.append(character);
            }
        }
    }

    /** Appends a value in the preferred quotes, or in the others when only those do without escapes. */
    static void appendQuoted(StringBuilder out, String value, char preferred) {
        char other = preferred == '"' ? '\'' : '"';
        char quote = value.indexOf(preferred) >= 0 && value.indexOf(other) < 0 ? other : preferred;
        out.append(quote);
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\n' -> out.append("&#10;");
                case '\t' -> out.append("&#9;");
                case '\r' -> out.append("&#13;");
                case '\'' -> out.append(quote == '\'' ? "&apos;" : "'");
                case '"' -> out.append(quote == '"' ? "&quot;" : "\"");
                default -> out.append(character);
            }
        }
        out.append(quote);
    }
}
