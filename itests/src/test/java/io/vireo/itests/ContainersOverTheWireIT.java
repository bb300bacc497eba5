package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.Test;

/** The contracts of every driver, kept by the driver of containers also behind a daemon, with real ones. */
class ContainersOverTheWireIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nft", "tc", "dnsmasq", "lxc-start", "lxc-attach", "nsenter", "busybox")
            .forContainers();

    @Test
    void keepTheContracts() {
        NAMESPACES.require();
        NAMESPACES.run(ContainerContractsOverTheWire.class);
    }
}
