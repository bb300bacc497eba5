package io.vireo.driver.kit;

import java.time.Duration;
import java.time.Instant;

/**
 * An operation that holds an object.
 *
 * @param operation what it is, such as {@code start}
 * @param level how much it takes
 * @param started when it got the object
 * @param elapsed for how long it has had it
 * @param done how much of its work is done, in a unit of its own
 * @param total how much work there is; 0 when nobody knows
 * @param cancelled whether it was asked to stop
 */
public record Holder(
        String operation,
        LockLevel level,
        Instant started,
        Duration elapsed,
        long done,
        long total,
        boolean cancelled) {

    /**
     * Returns what a message says about the holder.
     *
     * @return text such as {@code start, for 12 s}
     */
    @Override
    public String toString() {
        return operation + ", for "
                + (elapsed.toSeconds() > 0 ? elapsed.toSeconds() + " s" : elapsed.toMillis() + " ms");
    }
}
