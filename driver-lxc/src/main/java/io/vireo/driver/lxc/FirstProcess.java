package io.vireo.driver.lxc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Finds the first process of a container: the child of liblxc's monitor that is the first in its own namespace. */
final class FirstProcess {

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
