package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What containers must not leave behind. */
final class Leftovers {

    private Leftovers() {}

    /** Fails when something of the containers below a folder is left. */
    static void require(Path state) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> run = Files.list(state.resolve("run/lxc"))) {
            run.filter(each -> each.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .forEach(each -> left.add("folder " + each));
        }
        ProcessHandle.allProcesses()
                .filter(each -> commandOf(each.pid()).contains(state.toString()))
                .filter(each -> each.pid() != ProcessHandle.current().pid())
                .forEach(each -> left.add("process " + each.pid() + " " + commandOf(each.pid())));
        left.addAll(lines("ip", "-o", "link", "show", "type", "veth"));
        lines("losetup", "--noheadings", "--output", "BACK-FILE").stream()
                .filter(each -> each.contains(state.getParent().toString()))
                .forEach(each -> left.add("loop device of " + each));
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(each -> each.contains(state.toString()))
                .forEach(each -> left.add("mount " + each));
        assertEquals(List.of(), left);
    }

    private static List<String> lines(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Opened.PATIENCE)
                .output()
                .lines()
                .toList();
    }

    static String commandOf(long pid) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(pid), "cmdline"),
                            java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }
}
