package io.vireo.driver.iface;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real devices, in a network namespace of its own. */
class RealInterfacesTest {

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
