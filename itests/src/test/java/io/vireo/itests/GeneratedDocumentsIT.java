package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document that is read from the classes says what the classes say. */
class GeneratedDocumentsIT {

    /** With {@code -Dvireo.documents=write} the documents are made anew instead. */
    @ParameterizedTest
    @EnumSource
    void aGeneratedDocumentIsCurrent(GeneratedDocument document) throws IOException {
        Path file = top().resolve(document.path());
        if ("write".equals(System.getProperty("vireo.documents"))) {
            Files.writeString(file, document.text());
        }
        String found = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(
                document.text(),
                found,
                document.path() + " is not current; make it anew: mvn verify -pl itests -am -Dvireo.documents=write"
                        + " -Dit.test=GeneratedDocumentsIT");
    }

    private static Path top() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("LICENSE"))) {
            at = at.getParent();
        }
        return at;
    }
}
