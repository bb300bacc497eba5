package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionStoreTest {

    @TempDir
    Path temporary;

    private Path folder;
    private DefinitionStore store;

    @BeforeEach
    void open() {
        folder = temporary.resolve("definitions");
        store = DefinitionStore.open(folder);
    }

    private List<StoredDefinition> all() {
        return store.load(Function.identity()).objects();
    }

    @Test
    void definitionIsThereAfterItWasSavedAndReplaced() {
        store.save("web", "<domain>1</domain>");
        store.save("web", "<domain>2</domain>");
        store = DefinitionStore.open(folder);
        assertEquals(List.of(new StoredDefinition("web", "<domain>2</domain>", false)), all());
        assertEquals(Optional.of("<domain>2</domain>"), store.find("web"));
    }

    @Test
    void deletedDefinitionTakesItsMarkAlong() {
        store.save("web", "<domain/>");
        store.setAutostart("web", true);
        assertTrue(all().get(0).autostart());
        store.delete("web");
        store.delete("web");
        assertEquals(Optional.empty(), store.find("web"));
        store.save("web", "<domain/>");
        assertFalse(all().get(0).autostart());
    }

    @Test
    void markCanBeSetAndRemovedAgain() {
        store.save("web", "<domain/>");
        store.setAutostart("web", true);
        store.setAutostart("web", true);
        assertTrue(store.isAutostart("web"));
        store.setAutostart("web", false);
        assertFalse(store.isAutostart("web"));
    }

    @Test
    void hostileNamesStayInTheFolder() throws Exception {
        List<String> names = List.of("../../escape", "..", "a/b", "line\nend", "nul\0nul", ".new-fake", "autostart");
        names.forEach(name -> store.save(name, "<domain/>"));
        names.forEach(name -> store.setAutostart(name, true));
        assertEquals(
                names.stream().sorted().toList(),
                all().stream().map(StoredDefinition::key).sorted().toList());
        try (var files = Files.list(temporary)) {
            assertEquals(List.of(folder), files.toList());
        }
        assertThrows(VirtException.class, () -> store.save("x".repeat(10_000), "<domain/>"));
    }

    @Test
    void corruptFilesAreReportedAndKeptAndDoNotHarmTheOthers() throws Exception {
        store.save("good", "<domain/>");
        Files.writeString(folder.resolve("empty.xml"), "");
        Files.write(folder.resolve("binary.xml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.writeString(folder.resolve("refused.xml"), "<half");
        Files.createSymbolicLink(folder.resolve("link.xml"), folder.resolve("good.xml"));
        Loaded<String> loaded = store.load(definition -> {
            if (definition.text().equals("<half")) {
                throw new IllegalArgumentException("half");
            }
            return definition.key();
        });
        assertEquals(List.of("good"), loaded.objects());
        assertEquals(4, loaded.setAside().size(), loaded.toString());
        for (SetAside each : loaded.setAside()) {
            assertTrue(Files.exists(each.now(), java.nio.file.LinkOption.NOFOLLOW_LINKS), each.toString());
            assertFalse(Files.exists(each.file(), java.nio.file.LinkOption.NOFOLLOW_LINKS), each.toString());
        }
        assertEquals(List.of(), store.load(Function.identity()).setAside());
    }

    @Test
    void corruptFileFoundLaterCanBeSetAside() {
        store.save("web", "<half");
        SetAside aside = store.setAside("web", "not well formed");
        assertTrue(Files.exists(aside.now()));
        assertEquals(List.of(), all());
    }

    @Test
    void leftoversOfAKilledProcessAreRemoved() throws Exception {
        store.save("web", "<domain/>");
        Path leftover = Files.writeString(folder.resolve(".new-1234"), "<dom");
        Path mark = Files.writeString(folder.resolve("autostart/.new-5678"), "");
        store = DefinitionStore.open(folder);
        assertFalse(Files.exists(leftover));
        assertFalse(Files.exists(mark));
        assertEquals(1, all().size());
    }

    @Test
    void failedWriteTellsTheReasonAndKeepsTheOldContent() throws Exception {
        store.save("web", "<domain>old</domain>");
        // A folder in place of the target makes the rename fail, whoever asks: also root.
        Path target = Files.createDirectories(folder.resolve("db.xml/inside"));
        VirtException failure = assertThrows(VirtException.class, () -> store.save("db", "<domain/>"));
        assertEquals(Optional.of(ErrorCode.SYSTEM_ERROR), failure.code());
        assertTrue(failure.getMessage().contains("'db'"), failure.getMessage());
        assertTrue(Files.exists(target));
        assertEquals(Optional.of("<domain>old</domain>"), store.find("web"));
        try (var files = Files.newDirectoryStream(folder, ".new-*")) {
            assertFalse(files.iterator().hasNext(), "no temporary file is left");
        }
    }

    @Test
    void thousandDefinitionsAreLoadedQuickly() throws Exception {
        for (int i = 0; i < 1000; i++) {
            Files.writeString(folder.resolve("d" + i + ".xml"), "<domain><name>d" + i + "</name></domain>");
        }
        assertTimeout(Duration.ofSeconds(5), () -> assertEquals(1000, all().size()));
    }
}
