package io.vireo.driver.test;

import java.util.Optional;

/**
 * A moment of a domain that was kept: a snapshot or a checkpoint.
 *
 * @param <M> which of them
 */
interface Moment<M extends Moment<M>> {

    String name();

    /** The moment that this one builds on. */
    Optional<String> parent();

    /** The same moment building on another one. */
    M below(Optional<String> newParent);
}
