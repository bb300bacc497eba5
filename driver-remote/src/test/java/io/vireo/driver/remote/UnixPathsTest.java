package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ConnectUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon that has only one driver comes before the one that has all. */
class UnixPathsTest {

    @TempDir
    Path root;

    private UnixPaths paths(boolean isRoot) {
        return new UnixPaths(new Place(
                Map.of("XDG_RUNTIME_DIR", root.resolve("user").toString()), root.resolve("home"), isRoot, root));
    }

    private List<String> candidates(String uri, boolean readOnly, boolean isRoot) {
        return paths(isRoot).candidates(RemoteUri.of(ConnectUri.parse(uri)), readOnly).stream()
                .map(path -> root.relativize(path).toString())
                .toList();
    }

    @Test
    void triesTheModularDaemonFirst() {
        assertEquals(
                List.of("var/run/libvirt/virtqemud-sock", "var/run/libvirt/libvirt-sock"),
                candidates("qemu+unix:///system", false, true));
    }

    @Test
    void usesTheSocketForReadingOnly() {
        assertEquals(
                List.of("var/run/libvirt/virtlxcd-sock-ro", "var/run/libvirt/libvirt-sock-ro"),
                candidates("lxc+unix:///system", true, true));
    }

    @Test
    void doesAsTheModeSays() {
        assertEquals(
                List.of("var/run/libvirt/libvirt-sock"), candidates("qemu+unix:///system?mode=legacy", false, true));
        assertEquals(
                List.of("var/run/libvirt/virtqemud-sock"), candidates("qemu+unix:///system?mode=direct", false, true));
    }

    @Test
    void usesTheUsersOwnDaemonForASession() {
        assertEquals(
                List.of("user/libvirt/virtqemud-sock", "user/libvirt/libvirt-sock"),
                candidates("qemu+unix:///session", true, false));
        assertEquals(
                List.of("var/run/libvirt/virtqemud-sock", "var/run/libvirt/libvirt-sock"),
                candidates("qemu+unix:///session", false, true));
    }

    @Test
    void takesTheFirstThatIsThereAndTheLastWhenNoneIs() throws IOException {
        RemoteUri uri = RemoteUri.of(ConnectUri.parse("qemu+unix:///system"));
        Path folder = Files.createDirectories(root.resolve("var/run/libvirt"));

        assertEquals(folder.resolve("libvirt-sock"), paths(true).of(uri, false));
        Files.createFile(folder.resolve("virtqemud-sock"));

        assertEquals(folder.resolve("virtqemud-sock"), paths(true).of(uri, false));
    }
}
