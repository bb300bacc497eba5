package io.vireo.driver.test;

import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a network and a pool have in common: a name, a UUID, and a standing that is replaced as a whole. */
sealed interface Definable permits TestNetwork, TestPool {

    /** Where all of it is kept. */
    Footing footing();

    default String name() {
        return footing().name();
    }

    default UUID uuid() {
        return footing().uuid();
    }

    default Standing standing() {
        return footing().standing();
    }

    /** Replaces the standing by what a change makes of it; a change that throws leaves it. */
    default Standing change(UnaryOperator<Standing> change) {
        return footing().change(change);
    }
}
