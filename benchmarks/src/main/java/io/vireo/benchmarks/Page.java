package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with a place for the last run's table. */
final class Page {

    private static final String BEGIN = "<!-- The last full run; tools/bench full writes it. -->\n";
    private static final String END = "<!-- End of the last full run. -->\n";

    private Page() {}

    /** Puts a text into the place; fails when the page has none. */
    static void write(Path page, String text) throws IOException {
        Files.writeString(page, replaced(Files.readString(page), text));
    }

    static String replaced(String old, String text) {
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the page has no place for the numbers, between the lines\n" + BEGIN + END);
        }
        return old.substring(0, begin + BEGIN.length()) + text + old.substring(end);
    }
}
