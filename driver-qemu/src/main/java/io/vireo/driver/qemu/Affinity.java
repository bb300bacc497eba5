package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** On which processors of the host a thread may run. */
final class Affinity {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Affinity() {}

    static CpuSet of(long pid, long thread) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "task", Long.toString(thread), "status"))
                    .stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .map(line -> CpuSet.parse(line.substring(ALLOWED.length()).strip()))
                    .findFirst()
                    .orElseGet(Affinity::all);
        } catch (IOException gone) {
            return all();
        }
    }

    /** Lets one thread run on some processors only. */
    static void set(long thread, CpuSet cpus) {
        taskset(List.of("-p", "-c", cpus.toString(), Long.toString(thread)));
    }

    /** Lets all threads that a process has now run on some processors only. */
    static void setAll(long pid, CpuSet cpus) {
        taskset(List.of("-a", "-p", "-c", cpus.toString(), Long.toString(pid)));
    }

    private static void taskset(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(arguments);
        ChildProcess.of(command).run(PATIENCE).orFail("choose the processors of a thread");
    }

    /** All processors of the host. */
    static CpuSet all() {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        return CpuSet.parse(last == 0 ? "0" : "0-" + last);
    }
}
