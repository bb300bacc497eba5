package io.vireo.registry;

import java.time.Duration;

/**
 * What the registry is configured with.
 *
 * @param patience how long calls in flight may take to finish when a driver goes
 * @param events how many events wait for a slow subscriber
 * @param surroundings where URIs, aliases and state are looked for
 */
record Settings(Duration patience, int events, Surroundings surroundings) {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final int EVENTS = 4096;

    /** Refuses what nothing could work with. */
    Settings {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative: " + patience);
        }
        if (events < 1) {
            throw new IllegalArgumentException("at least one event must fit into the queue: " + events);
        }
    }

    /** What holds when nothing else is said. */
    static Settings of(Surroundings surroundings) {
        return new Settings(PATIENCE, EVENTS, surroundings);
    }
}
