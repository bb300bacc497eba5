package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real bridges, rules and a real dnsmasq, in a network namespace of its own. */
class RealNetworksTest {

    @BeforeAll
    static void possible() {
        Namespaced.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
    }

    @Test
    void keepsTheContractsOnARealHost() {
        Namespaced.run(RealContracts.class);
    }

    @Test
    void makesWhatItSaysAndTakesAllOfItBack() {
        Namespaced.run(RealChecks.class);
    }
}
