package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.itests.application.FilteredGuests;
import io.vireo.itests.application.NetworkedGuests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests of driver-qemu on a network of driver-network-bridge, which know nothing of each other; in a network of its own. */
class GuestsOnANetworkIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path IMAGES = VirtToolsThroughTheDaemon.images();
    private static final List<String> BUNDLES = List.of(
            "api-bundle",
            "registry-bundle",
            "driver-kit",
            "driver-qemu",
            "driver-network-bridge",
            "driver-nwfilter",
            "driver-storage-fs",
            "slf4j-api",
            "slf4j-simple");
    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing("nft", "dnsmasq", "qemu-system-x86_64")
            .tellingDevices()
            .within(PATIENCE);

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
        NAMESPACES.require();
        if (!Files.exists(IMAGES.resolve("initramfs"))) {
            String why = "no Linux guest in " + IMAGES + ": run tools/guest";
            System.out.println("skipped: " + why);
            abort(why);
        }
    }

    private List<String> seen(Class<?> application) {
        return NAMESPACES
                .inside(BuiltJars.program(application, BUNDLES, folder, IMAGES))
                .orFail("run guests on a network")
                .output()
                .lines()
                .toList();
    }
}
