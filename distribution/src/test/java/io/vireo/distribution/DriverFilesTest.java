package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverFilesTest {
    @TempDir
    private Path folder;

    private Path driver;

    private final Refusals refusals = new Refusals();

    @BeforeEach
    void oneDriver() throws IOException {
        driver = Files.createFile(folder.resolve("d.jar"));
    }

    @Test
    void aDriverOfThisUserIsListed() {
        assertEquals(List.of(driver), list());
    }

    @Test
    void aFileThatEverybodyCanWriteIsLeftAside() throws IOException {
        Files.setPosixFilePermissions(driver, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(List.of(), list());
        String reason = "every user can write it; chmod o-w would make it safe";
        assertEquals(Map.of(driver.toString(), reason), refusals.get());
        Files.delete(driver);
        assertEquals(Map.of(), refusals.get());
    }

    @Test
    void aFolderThatEverybodyCanWriteIsLeftAside() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of(), list());
        assertEquals(Set.of(folder.toString()), refusals.get().keySet());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of(driver), list());
        assertEquals(Map.of(), refusals.get());
    }

    @Test
    void aFileOfAnotherUserIsLeftAside() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
        Files.setAttribute(driver, "unix:uid", 65534);
        assertEquals(List.of(), list());
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertEquals(List.of(), new DriverFiles(List.of(folder.resolve("none")), refusals).list());
    }

    private List<Path> list() {
        return new DriverFiles(List.of(folder), refusals).list();
    }
}
