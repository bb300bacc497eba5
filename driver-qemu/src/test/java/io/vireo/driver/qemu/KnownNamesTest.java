package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart reads only what has changed, and loses nothing by it. */
class KnownNamesTest {

    @TempDir
    Path root;

    private DomainRef web;

    @BeforeEach
    void defineAndRestart() throws Exception {
        try (QemuFixture qemu = new QemuFixture(root)) {
            qemu.define(QemuFixture.bare("web"));
            qemu.define(QemuFixture.bare("data base"));
            web = find(qemu, "web");
        }
        names();
    }

    private List<String> names() throws Exception {
        try (QemuFixture qemu = new QemuFixture(root)) {
            return qemu.host(Domains.class).listDomains(Set.of()).stream()
                    .map(DomainRef::name)
                    .sorted()
                    .toList();
        }
    }

    private static DomainRef find(QemuFixture qemu, String name) {
        return qemu.host(Domains.class).domainByName(name);
    }

    private Path file() {
        return root.resolve("config/qemu/" + web.uuid() + ".xml");
    }

    /** Changes the file so that it looks as before. */
    private void changeInSecret(String text) throws IOException {
        FileTime time = Files.getLastModifiedTime(file());
        long size = Files.size(file());
        Files.writeString(file(), text + " ".repeat((int) size - text.length()));
        Files.setLastModifiedTime(file(), time);
    }

    @Test
    void whatIsKnownIsListedWithoutBeingRead() throws Exception {
        changeInSecret("<garbage>");
        assertEquals(List.of("data base", "web"), names());
        assertTrue(Files.exists(file()));
    }

    @Test
    void aDefinitionThatIsBrokenWhenItIsReadSaysSo() throws Exception {
        changeInSecret("<garbage>");
        try (QemuFixture qemu = new QemuFixture(root)) {
            Inspect inspect = qemu.on(web, Inspect.class);
            String says =
                    assertThrows(BadXml.class, () -> inspect.xmlDesc(Set.of())).getMessage();
            assertTrue(says.contains("the definition of domain 'web' (" + web.uuid() + ") cannot be used"), says);
        }
    }

    @Test
    void aChangedFileIsRead() throws Exception {
        Files.writeString(file(), Files.readString(file()).replace("<name>web</name>", "<name>renamed</name>"));
        assertEquals(List.of("data base", "renamed"), names());
    }

    @Test
    void aFileThatWasBrokenIsSetAside() throws Exception {
        Files.writeString(file(), "<garbage>");
        assertEquals(List.of("data base"), names());
        assertFalse(Files.exists(file()));
    }

    @Test
    void aBrokenFileOfNamesOnlyMeansReading() throws Exception {
        Files.writeString(root.resolve("cache/qemu/names"), "no names\n\n at all");
        assertEquals(List.of("data base", "web"), names());
    }

    @Test
    void aDefinitionThatIsReadLateIsWhole() throws Exception {
        try (QemuFixture qemu = new QemuFixture(root)) {
            assertTrue(qemu.on(web, Inspect.class).xmlDesc(Set.of()).contains("<name>web</name>"));
        }
    }
}
