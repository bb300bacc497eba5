package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver with a real bridge, real rules and real frames, in a network namespace of its own. */
class RealFiltersTest {

    @BeforeAll
    static void possible() {
        Namespaced.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
    }

    @Test
    void dropsWhatItShouldAndNothingElse() {
        Namespaced.run(FramesPassChecks.class);
    }

    @Test
    void leavesNothingBehindAndForgetsNothing() {
        Namespaced.run(KernelChecks.class);
    }
}
