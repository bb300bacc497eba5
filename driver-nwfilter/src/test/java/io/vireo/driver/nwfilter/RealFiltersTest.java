package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with a real bridge, real rules and real frames, in a network namespace of its own. */
class RealFiltersTest {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing("nft", "python3");

    @BeforeAll
    static void possible() {
        NAMESPACES.require();
    }

    @Test
    void dropsWhatItShouldAndNothingElse() {
        NAMESPACES.run(FramesPassChecks.class);
    }

    @Test
    void leavesNothingBehindAndForgetsNothing() {
        NAMESPACES.run(KernelChecks.class);
    }

    @Test
    void isSparedWhatCannotHold() {
        NAMESPACES.run(KernelRefusals.class);
    }
}
