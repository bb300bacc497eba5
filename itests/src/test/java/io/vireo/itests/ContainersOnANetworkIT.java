package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.itests.application.FilteredContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of driver-lxc on a network of driver-network-bridge behind a filter of driver-nwfilter; in namespaces. */
class ContainersOnANetworkIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> BUNDLES = List.of(
            "api-bundle",
            "registry-bundle",
            "driver-kit",
            "driver-lxc",
            "driver-network-bridge",
            "driver-nwfilter",
            "slf4j-api",
            "slf4j-simple");
    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nft", "tc", "lxc-start", "lxc-attach", "busybox")
            .forContainers()
            .tellingDevices()
            .within(PATIENCE);

    @TempDir
    private Path folder;

    @Test
    void cannotClaimToBeOthersBehindAFilterNorRunOnANetworkThatIsDown() throws IOException {
        NAMESPACES.require();
        assertEquals(
                List.of(
                        "bindings 1, rules true",
                        "a port is limited true",
                        "five reaches six true",
                        "six reaches the host true",
                        "of five's fakes pass: []",
                        "five reaches six still true",
                        "of six's fakes pass: [mac, ip, arp]",
                        "bindings 0, rules false",
                        "the network is named true, running 0",
                        "ports 0",
                        "devices lo"),
                seen());
    }

    private List<String> seen() throws IOException {
        return NAMESPACES
                .inside(BuiltJars.program(FilteredContainers.class, BUNDLES, folder.resolve("state"), root()))
                .orFail("run containers on a network")
                .output()
                .lines()
                .toList();
    }

    private Path root() throws IOException {
        Path busybox = ChildProcess.find("busybox").orElseThrow();
        Path root = Files.createDirectories(folder.resolve("root"));
        for (String each : List.of("bin", "etc", "dev", "proc", "sys", "tmp")) {
            Files.createDirectories(root.resolve(each));
        }
        Files.copy(busybox.toRealPath(), root.resolve("bin/busybox"));
        Files.createSymbolicLink(root.resolve("bin/sleep"), Path.of("busybox"));
        return root;
    }
}
