package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFoldersTest {

    @TempDir
    Path temporary;

    @Test
    void oneRootMovesEverything() {
        StateFolders folders = StateFolders.of(Optional.of(temporary)).of("qemu");
        for (Path each :
                new Path[] {folders.config(), folders.state(), folders.run(), folders.log(), folders.cache()}) {
            assertTrue(each.startsWith(temporary), each.toString());
        }
    }

    @Test
    void foldersAreForTheirOwnerAlone() throws Exception {
        StateFolders folders =
                StateFolders.below(temporary.resolve("new")).of("qemu").create();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.config())));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folders.config().getParent())));
        folders.create();
    }

    @Test
    void userFoldersFollowXdg() {
        Path home = Path.of("/home/ada");
        StateFolders folders = StateFolders.ofUser(
                Map.of("XDG_CONFIG_HOME", "/somewhere", "XDG_DATA_HOME", "relative", "XDG_RUNTIME_DIR", "/run/user/7"),
                home);
        assertEquals(Path.of("/somewhere/vireo"), folders.config());
        assertEquals(Path.of("/home/ada/.local/share/vireo"), folders.state());
        assertEquals(Path.of("/run/user/7/vireo"), folders.run());
        assertEquals(Path.of("/home/ada/.cache/vireo"), folders.cache());
    }

    @Test
    void symbolicLinkInPlaceOfAFolderIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(temporary.resolve("config"), elsewhere);
        VirtException refusal = assertThrows(VirtException.class, () -> StateFolders.create(link));
        assertTrue(refusal.getMessage().contains("symbolic link"), refusal.getMessage());
    }

    @Test
    void danglingLinkIsRefusedToo() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("config"), temporary.resolve("nowhere"));
        assertThrows(VirtException.class, () -> StateFolders.create(link));
        assertTrue(Files.notExists(temporary.resolve("nowhere")));
    }

    @Test
    void folderThatOthersMayWriteToIsRefused() throws Exception {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        VirtException refusal = assertThrows(VirtException.class, () -> StateFolders.create(open));
        assertTrue(refusal.getMessage().contains("chmod"), refusal.getMessage());
    }

    @Test
    void fileInPlaceOfAFolderIsRefused() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThrows(VirtException.class, () -> StateFolders.create(file.resolve("below")));
    }

    @Test
    void socketKeepsItsNameWhenThatIsShortEnough() {
        assertEquals(Path.of("/run/vireo/qemu/web.monitor"), SocketPaths.in(Path.of("/run/vireo/qemu"), "web.monitor"));
    }

    @Test
    void socketPathNeverExceedsTheKernelsLimit() {
        Path last = temporary.resolve("s");
        Path deep = temporary.resolve("d".repeat(90)).resolve("e".repeat(200));
        for (String name : new String[] {"web", "n".repeat(150), "\u00fc".repeat(60)}) {
            for (Path folder : new Path[] {Path.of("/run/vireo"), temporary, deep}) {
                Path socket = SocketPaths.in(folder, name, last);
                assertTrue(socket.toString().getBytes(StandardCharsets.UTF_8).length <= 107, socket.toString());
                assertEquals(socket, SocketPaths.in(folder, name, last), "the same path after a restart");
            }
        }
    }
}
