package io.vireo.driver.lxc;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real containers, in namespaces of their own. */
class RealContainersTest {

    /** Who asks for many kills waits for them. */
    private static final Duration KILLS =
            System.getProperty("vireo.kills") == null ? Duration.ofMinutes(8) : Duration.ofMinutes(100);

    @BeforeAll
    static void possible() {
        RealContainers.NAMESPACES.require();
    }

    private static void run(Class<?> tests) {
        RealContainers.of(tests).run(tests);
    }

    @Test
    void keepsTheContractsOnARealHost() {
        run(RealContracts.class);
    }

    @Test
    void runsContainersAndTakesAllOfThemBack() {
        run(RealChecks.class);
    }

    @Test
    void honoursWhatDefinitionsSay() {
        run(RealDefinitions.class);
    }

    @Test
    void sharesNamespacesThatItIsTold() {
        run(RealShares.class);
    }

    @Test
    void keepsWhatIsMountedReadOnlyReadOnly() {
        run(RealMounts.class);
    }

    @Test
    void runsOnTheHostsFilesOnlyWhenThatIsSaid() {
        RealContainers.of(RealHostRoot.class).require();
        run(RealHostRoot.class);
    }

    @Test
    void passesOpenFilesToInit() {
        run(RealFiles.class);
    }

    @Test
    void confinesByLabels() {
        run(RealConfinement.class);
    }

    @Test
    void weighsAtTheDisks() {
        run(RealDiskWeights.class);
    }

    @Test
    void givesAndTakesDevices() {
        run(RealDevices.class);
    }

    @Test
    void withstandsBadDefinitionsAndBadContainers() {
        run(RealHardship.class);
    }

    /** A few kills here; as many as wanted by {@code -Dvireo.kills=500}. */
    @Test
    void losesNothingAndNobodyWhenItIsKilled() {
        RealContainers.NAMESPACES.within(KILLS).run(RealKills.class);
    }

    @Test
    void findsContainersAgainAfterAKill() {
        run(RealRecovery.class);
    }
}
