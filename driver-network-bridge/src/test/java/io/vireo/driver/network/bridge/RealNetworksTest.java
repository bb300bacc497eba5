package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real bridges, rules and a real dnsmasq, in a network namespace of its own. */
class RealNetworksTest {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing("nft", "tc", "dnsmasq");

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

    @Test
    void isSparedWhatCannotRun() {
        NAMESPACES.run(RealRefusals.class);
    }
}
