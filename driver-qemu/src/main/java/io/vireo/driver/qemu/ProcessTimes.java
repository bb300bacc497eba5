package io.vireo.driver.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a process, or one of its threads, has computed.
 *
 * @param user in its own code
 * @param system in the kernel
 * @param resident how many bytes of it are in memory
 */
record ProcessTimes(Duration user, Duration system, long resident) {

    /** The kernel counts in hundredths of a second towards programs, on every architecture that matters. */
    private static final long TICK_NANOS = 10_000_000;

    private static final long PAGE = 4096;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int RESIDENT = 21;

    static Optional<ProcessTimes> of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    static Optional<ProcessTimes> ofThread(long pid, long thread) {
        return read(Path.of("/proc", Long.toString(pid), "task", Long.toString(thread), "stat"));
    }

    private static Optional<ProcessTimes> read(Path file) {
        try {
            String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
            // The name of the program stands in brackets and may contain brackets and spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
            return Optional.of(new ProcessTimes(
                    Duration.ofNanos(Long.parseLong(fields[USER]) * TICK_NANOS),
                    Duration.ofNanos(Long.parseLong(fields[SYSTEM]) * TICK_NANOS),
                    Long.parseLong(fields[RESIDENT]) * PAGE));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    Duration total() {
        return user.plus(system);
    }

    /** The processor that a thread ran on last. */
    static Optional<Integer> processor(long pid, long thread) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(pid), "task", Long.toString(thread), "stat"),
                    StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
            return Optional.of(Integer.parseInt(fields[36]));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
