package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "a.b",
                ".",
                "..",
                "../../etc/passwd",
                "a/b",
                "line\nend",
                "nul\0nul",
                "-rf",
                "%41",
                "M\u00fcnchen",
                "\ud83d\ude00",
                " ",
                "autostart",
                ".new-x",
                "x.xml",
                "$(reboot)",
                "*",
                "\\"
            })
    void everyNameBecomesOneHarmlessFileNameAndComesBack(String name) {
        String encoded = FileNames.encode(name);
        assertTrue(encoded.matches("[A-Za-z0-9_+@:,=%-][A-Za-z0-9_+@:,=%.-]*"), encoded);
        assertEquals(1, Path.of(encoded).normalize().getNameCount());
        assertEquals(Optional.of(name), FileNames.decode(encoded));
    }

    @Test
    void differentNamesHaveDifferentFiles() {
        assertFalse(FileNames.encode("a/b").equals(FileNames.encode("a%2Fb")));
    }

    @Test
    void nameThatIsTooLongIsRefusedWithAShortMessage() {
        VirtException refusal = assertThrows(VirtException.class, () -> FileNames.encode("x".repeat(10_000)));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), refusal.code());
        assertTrue(refusal.getMessage().length() < 250, refusal.getMessage());
        assertThrows(VirtException.class, () -> FileNames.encode(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2", "a%zz", "%61", "a b", "\u00e9", "", "%"})
    void fileNamesOfOthersAreNotDecoded(String foreign) {
        assertEquals(Optional.empty(), FileNames.decode(foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\nb", "a\0b", "\u0085"})
    void namesOfObjectsThatWouldDoHarmAreRefused(String name) {
        assertThrows(BadXml.class, () -> Names.check("domain", name));
    }

    @Test
    void nameOfTenThousandCharactersIsRefusedWithAShortMessage() {
        BadXml refusal = assertThrows(BadXml.class, () -> Names.check("domain", "x".repeat(10_000)));
        assertTrue(refusal.getMessage().length() < 250, refusal.getMessage());
        assertEquals("web", Names.check("domain", "web"));
    }

    @Test
    void messagesShowForeignNamesOnOneLine() {
        assertEquals("a?b", Names.shown("a\nb"));
    }

    @Test
    void randomMacHasThePrefix() {
        assertTrue(Names.randomMac("52:54:00").matches("52:54:00(:[0-9a-f]{2}){3}"));
    }
}
