package io.vireo.driver.lxc;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with real containers, in namespaces of their own. */
class RealContainersTest {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "nsenter", "lxc-start", "lxc-attach", "busybox", "losetup")
            .forContainers()
            .within(Duration.ofMinutes(8));

    /** Who asks for many kills waits for them. */
    private static final Duration KILLS =
            System.getProperty("vireo.kills") == null ? Duration.ofMinutes(8) : Duration.ofMinutes(100);

    @BeforeAll
    static void possible() {
        NAMESPACES.require();
    }

    @Test
    void keepsTheContractsOnARealHost() {
        NAMESPACES.run(RealContracts.class);
    }

    @Test
    void runsContainersAndTakesAllOfThemBack() {
        NAMESPACES.run(RealChecks.class);
    }

    @Test
    void honoursWhatDefinitionsSay() {
        NAMESPACES.run(RealDefinitions.class);
    }

    @Test
    void sharesNamespacesThatItIsTold() {
        NAMESPACES.run(RealShares.class);
    }

    @Test
    void keepsWhatIsMountedReadOnlyReadOnly() {
        NAMESPACES.run(RealMounts.class);
    }

    @Test
    void runsOnTheHostsFilesOnlyWhenThatIsSaid() {
        OwnNamespaces throwing = NAMESPACES.onAThrowAwayRoot();
        throwing.require();
        throwing.run(RealHostRoot.class);
    }

    @Test
    void passesOpenFilesToInit() {
        NAMESPACES.run(RealFiles.class);
    }

    @Test
    void confinesByLabels() {
        NAMESPACES.run(RealConfinement.class);
    }

    @Test
    void weighsAtTheDisks() {
        NAMESPACES.run(RealDiskWeights.class);
    }

    @Test
    void givesAndTakesDevices() {
        NAMESPACES.run(RealDevices.class);
    }

    @Test
    void withstandsBadDefinitionsAndBadContainers() {
        NAMESPACES.run(RealHardship.class);
    }

    /** A few kills here; as many as wanted by {@code -Dvireo.kills=500}. */
    @Test
    void losesNothingAndNobodyWhenItIsKilled() {
        NAMESPACES.within(KILLS).run(RealKills.class);
    }

    @Test
    void findsContainersAgainAfterAKill() {
        NAMESPACES.run(RealRecovery.class);
    }
}
