package io.vireo.driver.qemu;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The network devices of the host: those of the namespace in which this process runs, which {@code /sys} need not show, since
 * it shows those of whoever mounted it.
 */
final class HostLinks {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4/conf");

    private HostLinks() {}

    /** Says whether there is a device of that name, which must be sound. */
    static boolean exists(String device) {
        return Files.isDirectory(SETTINGS.resolve(device));
    }

    /** What the host knows of a bridge; empty when there is no bridge of that name. */
    static Optional<Json> bridge(String name) {
        Outcome outcome = ChildProcess.of(List.of("ip", "-j", "-d", "link", "show", "dev", name))
                .run(PATIENCE);
        return outcome.isSuccess() ? link(outcome.output()).filter(HostLinks::isBridge) : Optional.empty();
    }

    private static Optional<Json> link(String answer) {
        try {
            return JsonText.read(answer).items().stream().findFirst();
        } catch (JsonText.Malformed malformed) {
            throw Refusal.internal("the program ip answers what is no JSON: " + malformed.getMessage());
        }
    }

    private static boolean isBridge(Json link) {
        return link.get("linkinfo").text("info_kind").filter("bridge"::equals).isPresent();
    }

    /** Runs a program that changes devices; fails when the program does. */
    static void run(String what, List<String> command) {
        ChildProcess.of(command).run(PATIENCE).orFail(what);
    }
}
