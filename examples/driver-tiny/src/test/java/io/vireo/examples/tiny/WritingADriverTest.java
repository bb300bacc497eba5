package io.vireo.examples.tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/writing-a-driver.md shows is what stands in the files. */
class WritingADriverTest {

    private static final Path DOCS = Path.of("../../docs");

    /** A link to a file and, below it, a block of code. */
    private static final Pattern SHOWN =
            Pattern.compile("\\[[^]\n]+]\\((\\.\\./[^)\n]+)\\)\n\n```[a-z]+\n(.*?)\n```", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("^```[a-z]+$", Pattern.MULTILINE);

    @Test
    void everyBlockOfCodeIsPartOfTheFileAboveIt() throws IOException {
        String page = Files.readString(DOCS.resolve("writing-a-driver.md"));
        Matcher shown = SHOWN.matcher(page);
        int blocks = 0;
        while (shown.find()) {
            blocks++;
            String file = Files.readString(DOCS.resolve(shown.group(1)));
            assertTrue(file.contains(shown.group(2)), shown.group(1) + " has changed since the page was written");
        }
        assertEquals(BLOCK.matcher(page).results().count(), blocks, "a block of code has no file above it");
        assertTrue(blocks > 5, "the page shows hardly anything: " + blocks);
    }
}
