package io.vireo.driver.lxc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of liblxc that start a container, as long as nobody knows them by their numbers. */
final class HalfStarted {

    private static final Logger LOG = LoggerFactory.getLogger(HalfStarted.class);
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000;

    private HalfStarted() {}

    /** Whether a container is being started now. */
    static boolean isThere(String container) {
        return ProcessHandle.allProcesses().anyMatch(each -> isStart(command(each.pid()), container));
    }

    /** Whether a process is liblxc's monitor of a container. */
    static boolean isMonitor(long pid, String container) {
        return isMonitor(command(pid), container);
    }

    private static boolean isMonitor(String command, String container) {
        return command.startsWith("[lxc monitor]") && command.contains(container);
    }

    private static boolean isStart(String command, String container) {
        int end = command.indexOf('\0');
        return end > 0 && command.substring(0, end).endsWith("lxc-start") && command.contains(container);
    }

    /**
     * Ends them, when a start was given up: the one that was begun may have gone into the background meanwhile, and would take
     * the container's name away from the next. An interrupt does not keep it from that.
     */
    static void end(String container) {
        boolean interrupted = Thread.interrupted();
        try {
            long deadline = System.nanoTime() + LONGEST_NANOS;
            for (List<ProcessHandle> left = all(container); !left.isEmpty(); left = all(container)) {
                if (System.nanoTime() - deadline > 0) {
                    LOG.warn("Processes that start container {} cannot be ended", container);
                    return;
                }
                left.forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<ProcessHandle> all(String container) {
        return ProcessHandle.allProcesses()
                .filter(each -> {
                    String command = command(each.pid());
                    return isStart(command, container) || isMonitor(command, container);
                })
                .toList();
    }

    private static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
