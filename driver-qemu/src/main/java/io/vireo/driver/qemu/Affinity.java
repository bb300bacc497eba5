package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On which processors of the host a thread may run. */
final class Affinity {

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

    /** All processors of the host. */
    static CpuSet all() {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        return CpuSet.parse(last == 0 ? "0" : "0-" + last);
    }
}
