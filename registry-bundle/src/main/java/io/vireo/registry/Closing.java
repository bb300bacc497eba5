package io.vireo.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a gate or a connection is shut.
 *
 * @param reason why, as the end of a sentence that begins with what was shut
 * @param when since when
 */
record Closing(String reason, Instant when) {

    static Closing now(String reason) {
        return new Closing(reason, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public String toString() {
        return reason + " at " + when;
    }
}
