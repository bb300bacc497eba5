package io.vireo.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a gate or a connection is shut.
 *
 * @param reason why, as the end of a sentence that begins with what was shut
 * @param when since when
 * @param isByUser whether the connection's own user shut it
 */
record Closing(String reason, Instant when, boolean isByUser) {

    static Closing now(String reason) {
        return new Closing(reason, Instant.now().truncatedTo(ChronoUnit.MILLIS), false);
    }

    static Closing byUser() {
        return new Closing("it was closed by its user", Instant.now().truncatedTo(ChronoUnit.MILLIS), true);
    }

    @Override
    public String toString() {
        return reason + " at " + when;
    }
}
