package io.vireo.event;

import java.time.Instant;
import java.util.Objects;

/**
 * An event as a subscriber gets it.
 *
 * @param sequence its place in the order of the connection's events, rising by one with every event of the connection;
 *     numbers that a filter left out are missing, numbers that were lost are told by a {@link Resync}
 * @param time when the platform learnt of it
 * @param event what happened
 */
public record Delivery(long sequence, Instant time, VirtEvent event) {

    /** Refuses a delivery that lacks a part. */
    public Delivery {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(event, "event");
    }
}
