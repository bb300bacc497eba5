package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.Test;

/** Open files travel between a client and a daemon of ours, or both sides say why they cannot. */
class FilesOverTheWireIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nft", "tc", "dnsmasq", "lxc-start", "lxc-attach", "nsenter", "busybox")
            .forContainers();

    @Test
    void travelOrAreRefusedWithAReason() {
        NAMESPACES.require();
        NAMESPACES.run(FilesOverTheWire.class);
    }
}
