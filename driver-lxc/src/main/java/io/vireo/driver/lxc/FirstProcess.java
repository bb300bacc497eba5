package io.vireo.driver.lxc;

import io.vireo.driver.kit.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Finds the first process of a container: the child of liblxc's monitor that is the first in its own namespace. */
final class FirstProcess {

    private static final long LOOK_NANOS = 200_000;

    private FirstProcess() {}

    /**
     * Finds it.
     *
     * @param monitor liblxc's monitor
     * @param not a process that it is not any more, before a reboot
     * @return its pid on the host; empty when there is none now
     */
    static OptionalLong of(long monitor, long not) {
        String children = read("/proc/" + monitor + "/task/" + monitor + "/children");
        return Arrays.stream(children.split(" "))
                .filter(each -> !each.isBlank())
                .mapToLong(Long::parseLong)
                .filter(pid -> pid != not && isFirst(pid))
                .findFirst();
    }

    /**
     * Waits for the end of a process that was killed. The kernel tells only parents of an end, and its parent is the monitor,
     * so this looks, often, because it takes a millisecond or two.
     *
     * @return whether it has ended
     */
    static boolean awaitEnd(long pid, long millis) {
        Optional<ProcessIdentity> process = ProcessIdentity.of(pid);
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (process.isPresent() && process.get().isAlive()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private static boolean isFirst(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("NSpid:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .anyMatch(numbers -> numbers.length > 1 && numbers[numbers.length - 1].equals("1"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /** Waits a moment; true unless this thread is to stop. */
    static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
