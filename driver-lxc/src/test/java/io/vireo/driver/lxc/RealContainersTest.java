package io.vireo.driver.lxc;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real containers, in namespaces of their own. */
class RealContainersTest {

    @BeforeAll
    static void possible() {
        Namespaced.require();
    }

    @Test
    void keepsTheContractsOnARealHost() {
        Namespaced.run(RealContracts.class);
    }

    @Test
    void runsContainersAndTakesAllOfThemBack() {
        Namespaced.run(RealChecks.class);
    }

    @Test
    void honoursWhatDefinitionsSay() {
        Namespaced.run(RealDefinitions.class);
    }

    @Test
    void withstandsBadDefinitionsAndBadContainers() {
        Namespaced.run(RealHardship.class);
    }

    @Test
    void findsContainersAgainAfterAKill() {
        Namespaced.run(RealRecovery.class);
    }
}
