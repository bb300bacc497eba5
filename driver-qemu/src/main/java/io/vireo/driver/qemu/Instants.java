package io.vireo.driver.qemu;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as definitions write them. */
final class Instants {

    private Instants() {}

    /** A time of the form {@code 2030-01-31T23:59:59}, in UTC. */
    static Instant utc(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw Refusal.xml("cannot parse '" + text + "' as a time such as 2030-01-31T23:59:59");
        }
    }
}
