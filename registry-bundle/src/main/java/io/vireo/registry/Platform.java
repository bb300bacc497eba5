package io.vireo.registry;

import io.vireo.spi.AccessPolicy;
import java.time.Duration;
import java.util.List;

/** What all connections of one registry share. */
final class Platform implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final List<AccessPolicy> policies;
    private final FacetType.Cache facets = new FacetType.Cache();
    private final Turns turns = new Turns();
    private final Workers calls = new Workers("call");
    private final Workers events = new Workers("event");
    private volatile Settings settings;

    Platform(Settings settings, List<AccessPolicy> policies) {
        this.settings = settings;
        this.policies = policies;
    }

    /** What the registry is configured with now. */
    Settings settings() {
        return settings;
    }

    /** Configures what is opened from now on. */
    void configure(Settings other) {
        settings = other;
    }

    /** Who decides who may do what, now. */
    List<AccessPolicy> policies() {
        return policies;
    }

    /** The facets met so far. */
    FacetType.Cache facets() {
        return facets;
    }

    /** Who gives a name now, on any connection: each has sessions of its own, but they lead to the same objects. */
    Turns turns() {
        return turns;
    }

    /** The threads that make calls which have a deadline, and open sessions beside open connections. */
    Workers calls() {
        return calls;
    }

    /** The threads that call listeners. */
    Workers events() {
        return events;
    }

    /** Stops the threads, after listeners got the last events. */
    @Override
    public void close() {
        calls.close();
        events.close(LAST_WORDS.toMillis());
    }
}
