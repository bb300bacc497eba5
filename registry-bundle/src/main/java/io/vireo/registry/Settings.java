package io.vireo.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry is configured with.
 *
 * @param defaultUri what an empty URI means, if something says so
 * @param defaultFrom where that is said, for people
 * @param aliases names and the URIs that they stand for
 * @param patience how long calls in flight may take to finish when a driver goes
 * @param events how many events wait for a slow subscriber
 */
record Settings(
        Optional<String> defaultUri, String defaultFrom, Map<String, String> aliases, Duration patience, int events) {

    /** What holds when nothing is configured. */
    static final Settings PLAIN = new Settings(Optional.empty(), "", Map.of(), Duration.ofSeconds(5), 4096);

    /** Keeps a copy of the aliases. */
    Settings {
        aliases = Map.copyOf(aliases);
    }
}
