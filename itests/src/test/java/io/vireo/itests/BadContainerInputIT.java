package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bad input for containers is refused in the same words directly and through a daemon, twice in a row, and leaves nothing. */
class BadContainerInputIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nft", "tc", "dnsmasq", "lxc-start", "lxc-attach", "nsenter", "busybox")
            .forContainers()
            .within(Duration.ofMinutes(8));

    @Test
    void isRefusedAndLeavesNothing() {
        NAMESPACES.require();
        NAMESPACES.run(BadContainerInput.class);
    }
}
