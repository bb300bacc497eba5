package io.vireo.driver.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process for certain: its pid, when it started and during which run of the host, so that a pid which was given to
 * another process is never taken for it.
 *
 * <p>The start is counted in the kernel's ticks since the host started: unlike a time of day, it does not move when
 * somebody sets the clock.
 *
 * @param pid its number
 * @param startTicks when it started, as in field 22 of {@code /proc/PID/stat}
 * @param boot which run of the host, as in {@code /proc/sys/kernel/random/boot_id}
 */
public record ProcessIdentity(long pid, long startTicks, String boot) {

    private static final String BOOT = readBoot();
    private static final int STATE = 0;
    private static final int START = 19;
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    /**
     * Identifies a process that runs now.
     *
     * @param pid its number
     * @return its identity; empty when there is no such process, or it has ended and nobody has collected it
     */
    public static Optional<ProcessIdentity> of(long pid) {
        return fields(pid)
                .filter(fields -> !ended(fields))
                .map(fields -> new ProcessIdentity(pid, Long.parseLong(fields.get(START)), BOOT));
    }

    /**
     * Reads an identity that was written by {@link #toString()}.
     *
     * @param text the text
     * @return the identity; empty when the text is none
     */
    public static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.strip().split(" ");
        try {
            return parts.length == 3
                    ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (NumberFormatException bad) {
            return Optional.empty();
        }
    }

    /**
     * Says whether this very process still runs.
     *
     * @return false when it has ended, also when its number belongs to another process now
     */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /**
     * Asks the process to end by SIGTERM, and after the patience ends it and its descendants by SIGKILL; does nothing
     * when it has ended.
     *
     * @param patience how long it may take to end by itself; zero for SIGKILL at once
     * @return true when it is gone; false when even SIGKILL did not help within ten seconds
     * @throws InterruptedException when this thread was interrupted; the process may still run then
     */
    public boolean kill(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> handle = handle();
        if (handle.isPresent() && !patience.isZero()) {
            handle.get().destroy();
            if (awaitEnd(patience)) {
                return true;
            }
        }
        handle().ifPresent(alive ->
                Stream.concat(Stream.of(alive), alive.descendants()).toList().forEach(ProcessHandle::destroyForcibly));
        return awaitEnd(AFTER_KILL);
    }

    /**
     * Waits until the process has ended.
     *
     * @param patience how long to wait
     * @return true when it has ended
     * @throws InterruptedException when this thread was interrupted
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    /**
     * Returns Java's handle of the process.
     *
     * @return the handle; empty when it has ended
     */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /**
     * Returns the identity as one line, to be kept in a file.
     *
     * @return a text that {@link #parse} reads
     */
    @Override
    public String toString() {
        return pid + " " + startTicks + " " + boot;
    }

    private static Optional<List<String>> fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The name of the program stands in brackets and may contain brackets and spaces.
            return Optional.of(
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean ended(List<String> fields) {
        return fields.get(STATE).equals("Z") || fields.get(STATE).equals("X");
    }

    private static String readBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException hidden) {
            return "unknown";
        }
    }
}
