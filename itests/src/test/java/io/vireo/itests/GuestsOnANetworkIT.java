package io.vireo.itests;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.itests.application.FilteredGuests;
import io.vireo.itests.application.NetworkedGuests;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests of driver-qemu on a network of driver-network-bridge, which know nothing of each other; in a network of its own. */
class GuestsOnANetworkIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path CLASSES = Path.of("target", "test-classes");

    @TempDir
    private Path folder;

    @Test
    void onDisksOfAPoolCannotClaimToBeOthersBehindAFilter() {
        require();
        assertEquals(
                List.of(
                        "bindings 1, rules true",
                        "six is not bound: bindings 1",
                        "five has 192.168.247.5, six has 192.168.247.6",
                        "five writes to its disk true",
                        "five reaches six true",
                        "of five's fakes pass: []",
                        "five reaches six still true",
                        "of six's fakes pass: [mac, ip, arp]",
                        "bindings 0, rules false",
                        "the volume has what five wrote hello",
                        "ports 0",
                        "devices lo"),
                seen(FilteredGuests.class));
    }

    @Test
    void getTheirAddressesFindNamesSeeWhomTheyMayAndLeaveNothing() {
        require();
        assertEquals(
                List.of(
                        "ports 2",
                        "one has 192.168.250.7",
                        "two has an address true",
                        "leases 2",
                        "one's agent knows 192.168.250.7",
                        "one finds the name of the gateway true",
                        "two finds the name of one true",
                        "a port is limited true",
                        "two reaches one true",
                        "three has 192.168.249.3, four has 192.168.249.4",
                        "three reaches four true",
                        "three knows a way out false",
                        "three reaches one false",
                        "ports 0",
                        "ports 0, active false",
                        "devices lo"),
                seen(NetworkedGuests.class));
    }

    private static void require() {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
    }

    private List<String> seen(Class<?> application) {
        return inside(program(application))
                .orFail("run guests on a network")
                .output()
                .lines()
                .toList();
    }

    private static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make a network namespace");
        }
        if (!Files.exists(images().resolve("initramfs"))) {
            return Optional.of("no Linux guest in " + images() + ": run tools/guest");
        }
        return Stream.of("unshare", "ip", "nft", "dnsmasq", "qemu-system-x86_64")
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed")
                .or(() -> inside(List.of("true")).isSuccess()
                        ? Optional.empty()
                        : Optional.of("no namespace of its own can be made here"));
    }

    private static Path images() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "vireo", "guest");
    }

    private List<String> program(Class<?> application) {
        String path = Stream.of(
                        "api-bundle",
                        "registry-bundle",
                        "driver-kit",
                        "driver-qemu",
                        "driver-network-bridge",
                        "driver-nwfilter",
                        "driver-storage-fs",
                        "slf4j-api",
                        "slf4j-simple")
                .map(BuiltJars::jar)
                .map(Path::toString)
                .collect(joining(File.pathSeparator, CLASSES.toAbsolutePath() + File.pathSeparator, ""));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                path,
                application.getName(),
                folder.toString(),
                images().toString());
    }

    /** Afterwards it is said which devices are left. */
    private static Outcome inside(List<String> program) {
        String script = "ip link set lo up && \"$@\" && echo devices $(ip -br link | cut -d' ' -f1)";
        List<String> command = new ArrayList<>(List.of("unshare", "-n", "-m", "sh", "-c", script, "inside"));
        command.addAll(program);
        return ChildProcess.of(command).run(PATIENCE);
    }
}
