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
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    /** Refuses what nothing could work with. */
    Settings {
        if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException("patience must be between nothing and a day: " + patience);
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
