package io.vireo.driver.iface;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real devices, in a network namespace of its own. */
class RealInterfacesTest {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing();

    @BeforeAll
    static void possible() {
        NAMESPACES.require();
    }

    @Test
    void keepsTheContractsOnARealHost() {
        NAMESPACES.run(RealContracts.class);
    }

    @Test
    void makesWhatItSaysAndTakesAllOfItBack() {
        NAMESPACES.run(RealChecks.class);
    }
}
