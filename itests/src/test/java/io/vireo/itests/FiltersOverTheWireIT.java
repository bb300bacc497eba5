package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.Test;

/** The contracts of every driver, kept by the driver of network filters also behind a daemon, with rules of the kernel. */
class FiltersOverTheWireIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing("nft", "tc", "dnsmasq");

    @Test
    void keepTheContracts() {
        NAMESPACES.require();
        NAMESPACES.run(FilterContractsOverTheWire.class);
    }
}
