package io.vireo.driver.storage.fs;

import java.util.Locale;

/** Texts as QEMU's programs read them. */
final class Json {

    private Json() {}

    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < value.length(); at++) {
            char each = value.charAt(at);
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }

    /** A value within options that commas separate. */
    static String option(String value) {
        return value.replace(",", ",,");
    }
}
