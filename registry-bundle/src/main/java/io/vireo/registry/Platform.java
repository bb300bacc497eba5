package io.vireo.registry;

import java.time.Duration;

/**
 * What all connections of one registry share.
 *
 * @param settings what it is configured with
 * @param policy who may do what
 * @param facets the facets met so far
 * @param calls the threads that make calls which have a deadline, and open sessions beside open connections
 * @param events the threads that call listeners
 */
record Platform(Settings settings, AccessPolicy policy, FacetType.Cache facets, Workers calls, Workers events)
        implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    static Platform of(Settings settings, AccessPolicy policy) {
        return new Platform(settings, policy, new FacetType.Cache(), new Workers("call"), new Workers("event"));
    }

    @Override
    public void close() {
        calls.close();
        events.close(LAST_WORDS.toMillis());
    }
}
