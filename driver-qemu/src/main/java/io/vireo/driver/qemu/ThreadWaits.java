package io.vireo.driver.qemu;

import io.vireo.driver.kit.host.HostFiles;
import java.util.Optional;

/** How long a thread wanted to compute and could not, in nanoseconds; 0 where the kernel does not count it. */
final class ThreadWaits {

    private static final double NANOS_A_MILLISECOND = 1_000_000;

    private ThreadWaits() {}

    private static String file(long pid, long thread, String name) {
        return "proc/" + pid + "/task/" + thread + "/" + name;
    }

    /** How long it waited for others that computed on its processor. */
    static long blocked(long pid, long thread) {
        return HostFiles.REAL.lines(file(pid, thread, "sched")).stream()
                .filter(line -> line.matches("(se\\.statistics\\.)?wait_sum\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(text -> text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?"))
                .mapToLong(text -> (long) (Double.parseDouble(text) * NANOS_A_MILLISECOND))
                .findFirst()
                .orElse(0);
    }

    /** How long it stood in the queue of its processor. */
    static long delayed(long pid, long thread) {
        Optional<String> counts = HostFiles.REAL.text(file(pid, thread, "schedstat"));
        return counts.map(text -> text.split(" "))
                .filter(fields -> fields.length > 1 && fields[1].matches("[0-9]{1,18}"))
                .map(fields -> Long.parseLong(fields[1]))
                .orElse(0L);
    }
}
