package io.vireo.driver.kit.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.host.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups of the first version, of the second, and of both side by side. */
class ControlGroupsTest {

    private static final String FIRST = "30 29 0:26 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct\n"
            + "31 29 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
    private static final String SECOND = "32 29 0:28 / /sys/fs/cgroup%s rw - cgroup2 cgroup2 rw\n";

    @TempDir
    private Path root;

    private ControlGroups host(String mounts, String unified, String controllers) throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/mountinfo"), mounts);
        Path folder = Files.createDirectories(root.resolve("sys/fs/cgroup" + unified));
        Files.writeString(folder.resolve("cgroup.controllers"), controllers);
        return ControlGroups.of(new HostFiles(root));
    }

    @Test
    void theFirstVersion() throws IOException {
        ControlGroups host = host(FIRST, "", "");
        GroupSettings settings = new GroupSettings(host);

        assertFalse(host.isUnified("memory"));
        assertEquals(List.of(new GroupSetting("memory", "memory.limit_in_bytes", "1048576")), settings.hardLimit(1024));
        assertEquals("lxc.cgroup.cpu.shares", settings.key(settings.shares(5).get(0)));
        assertEquals(
                List.of(new GroupSetting("cpu", "cpu.cfs_quota_us", "-1")),
                settings.quota(OptionalLong.empty(), OptionalLong.of(-1)));
    }

    @Test
    void theSecondVersion() throws IOException {
        ControlGroups host = host(String.format(SECOND, ""), "", "cpuset cpu io memory pids");
        GroupSettings settings = new GroupSettings(host);

        assertTrue(host.isUnified("memory"));
        assertTrue(host.isUnified("blkio"));
        assertTrue(host.isUnified("freezer"));
        assertEquals(
                List.of(new GroupSetting("memory", "memory.max", "max")),
                settings.hardLimit(GroupSettings.UNLIMITED_KIB));
        assertEquals(
                List.of(new GroupSetting("cpu", "cpu.max", "20000 50000")),
                settings.quota(OptionalLong.of(50_000), OptionalLong.of(20_000)));
        assertEquals(
                List.of(new GroupSetting("blkio", "io.max", "8:0 rbps=5")), settings.blockLimit("read_bps", "8:0", 5));
        assertEquals(List.of(new GroupSetting("memory", "memory.swap.max", "1024")), settings.swapLimit(3, 2));
        assertEquals(
                "lxc.cgroup2.memory.max", settings.key(settings.hardLimit(1).get(0)));
    }

    @Test
    void bothSideBySide() throws IOException {
        ControlGroups host = host(FIRST + String.format(SECOND, "/unified"), "/unified", "hugetlb");

        assertFalse(host.isUnified("memory"));
        assertFalse(host.isUnified("cpuacct"));
        assertTrue(host.isUnified("hugetlb"));
        assertFalse(host.has("blkio"), "in neither");
        assertEquals(3, host.hierarchies().size());
    }

    @Test
    void aMountOfAPartKnowsItsPart() {
        ControlGroups.Mount mount = new ControlGroups.Mount("/machine", Path.of("/sys/fs/cgroup/memory"));

        assertEquals(Path.of("/sys/fs/cgroup/memory/web"), mount.folder("/machine/web"));
    }

    @Test
    void entriesAreWholeNames() {
        assertEquals(OptionalLong.of(5), ControlGroup.entry("a 5\nbb 7", "a"));
        assertEquals(OptionalLong.of(7), ControlGroup.entry("a 5\nbb 7", "bb"));
        assertEquals(OptionalLong.empty(), ControlGroup.entry("a 5\nbb 7", "b"));
        assertEquals(OptionalLong.empty(), ControlGroup.entry("a max", "a"));
    }
}
