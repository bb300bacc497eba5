package io.vireo.driver.kit.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of one's own, in folders that stand for the kernel's. */
class GroupTreeTest {

    @TempDir
    private Path folder;

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private ControlGroups.Mount mount(String name) throws IOException {
        return new ControlGroups.Mount("/", Files.createDirectories(folder.resolve(name)));
    }

    @Test
    void theSecondVersionPassesItsControllersOn() throws IOException {
        ControlGroups host = new ControlGroups(Map.of(), Optional.of(mount("two")), Set.of("cpu", "io"));
        Path top = folder.resolve("two");
        // The kernel makes these files with the folders.
        write(top.resolve("cgroup.subtree_control"), "cpu io");
        write(top.resolve("mine/cgroup.subtree_control"), "io");
        write(top.resolve("mine/machine/cgroup.subtree_control"), "");

        new GroupTree(host, "mine").make("mine/machine/web", Set.of("cpu", "blkio", "memory"));

        assertTrue(Files.isDirectory(top.resolve("mine/machine/web")));
        assertEquals("cpu io", Files.readString(top.resolve("cgroup.subtree_control")), "both were passed on already");
        assertEquals("+cpu", Files.readString(top.resolve("mine/cgroup.subtree_control")), "io was passed on already");
    }

    @Test
    void theFirstVersionTakesOverWhichProcessorsThereAre() throws IOException {
        ControlGroups host =
                new ControlGroups(Map.of("cpuset", mount("cpuset"), "pids", mount("pids")), Optional.empty(), Set.of());
        Path top = folder.resolve("cpuset");
        write(top.resolve("cpuset.cpus"), "0-1\n");
        write(top.resolve("cpuset.mems"), "0\n");
        write(top.resolve("mine/cpuset.cpus"), "\n");
        write(top.resolve("mine/web/cpuset.cpus"), "\n");

        new GroupTree(host, "mine").make("mine/web", Set.of("cpuset"));

        assertEquals("0-1\n", Files.readString(top.resolve("mine/web/cpuset.cpus")));
        assertFalse(Files.exists(folder.resolve("pids/mine")), "nobody asked for it");
    }

    @Test
    void onlyWhatIsBelowItsNameIsTouched() throws IOException {
        GroupTree tree = new GroupTree(new ControlGroups(Map.of(), Optional.of(mount("two")), Set.of()), "mine");

        assertThrows(IllegalArgumentException.class, () -> tree.clear("other/web"));
        assertThrows(IllegalArgumentException.class, () -> tree.clear("mine/../other"));
        assertThrows(IllegalArgumentException.class, () -> new GroupTree(tree.host(), "../other"));
        assertEquals("mine/web", tree.of("/", "web"));
        assertEquals("mine/machine/web", tree.of("/machine", "web"));
    }

    @Test
    void emptyGroupsGo() throws IOException {
        GroupTree tree = new GroupTree(new ControlGroups(Map.of(), Optional.of(mount("two")), Set.of()), "mine");
        Files.createDirectories(folder.resolve("two/mine/machine/web"));
        Files.createDirectories(folder.resolve("two/mine/machine/kept/deeper"));

        tree.clear(tree.of("/machine", "web"));
        assertFalse(Files.exists(folder.resolve("two/mine/machine/web")));
        tree.prune();
        assertFalse(Files.exists(folder.resolve("two/mine")));
    }

    @Test
    void whatIsStillInUseIsWaitedForWhateverInterrupts() throws IOException, InterruptedException {
        GroupTree tree = new GroupTree(new ControlGroups(Map.of(), Optional.of(mount("two")), Set.of()), "mine");
        Path group = Files.createDirectories(folder.resolve("two/mine/web"));
        Path inUse = Files.createFile(group.resolve("stands-for-a-process"));
        Thread process = new Thread(() -> delete(inUse));

        process.start();
        Thread.currentThread().interrupt();
        tree.clear("mine/web");

        assertTrue(Thread.interrupted(), "the mark of the interrupt is lost");
        process.join();
        assertFalse(Files.exists(group));
    }

    private static void delete(Path file) {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            Files.delete(file);
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void countersStayOpenUntilTheGroupIsClosed() throws IOException {
        ControlGroups host = new ControlGroups(Map.of("memory", mount("memory")), Optional.empty(), Set.of());
        Path file = folder.resolve("memory/mine/web/memory.usage_in_bytes");
        write(file, "4096\n");
        ControlGroup group = ControlGroup.at(host, "mine/web");

        assertEquals(4096, new GroupNumbers(group).memory().bytes());
        Files.writeString(file, "8192\n");
        assertEquals(8192, new GroupNumbers(group).memory().bytes());
        Files.delete(file);
        assertEquals(Optional.of("8192"), group.count("memory", "memory.usage_in_bytes"));
        group.close();
        assertEquals(OptionalLong.empty(), group.number("memory", "memory.usage_in_bytes"));
        assertEquals(0, new GroupNumbers(group).memory().bytes());
    }
}
