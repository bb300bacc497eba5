package io.vireo.driver.lxc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The kernel's files about memory, processors and time as a container should see them: of itself and not of the host. The
 * kernel has none such; the program lxcfs makes them where it runs, and where it does not, a container sees the host's.
 */
final class KernelViews {

    private static final Path MOUNTED = Path.of("/var/lib/lxcfs/proc");
    private static final List<String> FILES =
            List.of("meminfo", "cpuinfo", "stat", "uptime", "swaps", "diskstats", "loadavg");

    private KernelViews() {}

    /** Names a mount for each file that is there. */
    static void mounts(Consumer<String> entry) {
        for (String name : FILES) {
            Path file = MOUNTED.resolve(name);
            if (Files.exists(file)) {
                entry.accept(file + " proc/" + name + " none bind,optional 0 0");
            }
        }
    }
}
