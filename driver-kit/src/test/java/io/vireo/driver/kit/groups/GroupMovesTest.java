package io.vireo.driver.kit.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The move that prepares others, in folders that stand for the kernel's. */
class GroupMovesTest {

    private static final String SELF = Long.toString(ProcessHandle.current().pid());

    @TempDir
    private Path folder;

    private ControlGroups.Mount mount(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).resolve("own"));
        return new ControlGroups.Mount("/", folder.resolve(name));
    }

    @Test
    void isOneIntoTheGroupInWhichThisProcessIs() throws IOException {
        ControlGroups host =
                new ControlGroups(Map.of("memory", mount("memory"), "pids", mount("pids")), Optional.empty(), Set.of());
        Path moved = Files.createFile(folder.resolve("pids/own/cgroup.procs"));

        GroupMoves.prepare(ControlGroup.at(host, "own"));

        assertEquals(SELF, Files.readString(moved));
        assertFalse(Files.exists(folder.resolve("memory/own/cgroup.procs")), "one move is enough");
    }

    @Test
    void isTakenInTheSecondVersionToo() throws IOException {
        ControlGroups host = new ControlGroups(Map.of(), Optional.of(mount("two")), Set.of("pids"));
        Path moved = Files.createFile(folder.resolve("two/own/cgroup.procs"));

        GroupMoves.prepare(ControlGroup.at(host, "own"));

        assertEquals(SELF, Files.readString(moved));
    }

    @Test
    void isLeftOutWhereItIsNotAllowed() throws IOException {
        ControlGroups host = new ControlGroups(Map.of("pids", mount("pids")), Optional.empty(), Set.of());

        GroupMoves.prepare(ControlGroup.at(host, "own"));
        GroupMoves.prepare(ControlGroup.at(new ControlGroups(Map.of(), Optional.empty(), Set.of()), "own"));

        assertFalse(Files.exists(folder.resolve("pids/own/cgroup.procs")), "the kernel makes these files, nobody else");
    }
}
