package io.vireo.driver.lxc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of liblxc that start a container, as long as nobody knows them by their numbers. */
final class HalfStarted {

    private static final Logger LOG = LoggerFactory.getLogger(HalfStarted.class);
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000;

    /** What brings a program into the background with all its files. */
    static final List<String> DETACHED = List.of("setsid", "-f");

    /** How liblxc is told to stay where it was started. */
    static final String FOREGROUND = "-F";

    private static final String DETACHING = String.join("\0", DETACHED) + '\0';

    private HalfStarted() {}

    /** Whether liblxc starts a container now, or runs it in the foreground. */
    static boolean isThere(String container) {
        return starts(container).findAny().isPresent();
    }

    /** Whether a container is being started now. */
    static boolean isStarting(String container) {
        return starts(container)
                .anyMatch(each -> !isForeground(command(each.pid()))
                        || FirstProcess.of(each.pid(), 0).isEmpty());
    }

    /** Whether a process is liblxc's monitor of a container. */
    static boolean isMonitor(long pid, String container) {
        String command = command(pid);
        return isMonitor(command, container) || isStart(command, container) && isForeground(command);
    }

    private static Stream<ProcessHandle> starts(String container) {
        return ProcessHandle.allProcesses().filter(each -> isStart(command(each.pid()), container));
    }

    private static boolean isMonitor(String command, String container) {
        return command.startsWith("[lxc monitor]") && command.contains(container);
    }

    private static boolean isStart(String command, String container) {
        String start = command.startsWith(DETACHING) ? command.substring(DETACHING.length()) : command;
        int end = start.indexOf('\0');
        return end > 0 && start.substring(0, end).endsWith("lxc-start") && start.contains(container);
    }

    /** The monitor of such a start is the process itself, which keeps its command line. */
    private static boolean isForeground(String command) {
        int init = command.indexOf("\0--\0");
        return command.substring(0, Math.max(0, init)).contains("\0" + FOREGROUND + "\0");
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
