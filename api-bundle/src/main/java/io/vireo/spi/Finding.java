package io.vireo.spi;

import java.util.Objects;

/**
 * What became of one step on the way to an open connection.
 *
 * @param step the step, in a word or two, such as {@code host key}
 * @param passed whether it went well; after one that did not, nothing else is tried
 * @param detail what was found; for a step that failed, why, and what to do
 */
public record Finding(String step, boolean passed, String detail) {

    /** Refuses a finding that lacks a part. */
    public Finding {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(detail, "detail");
    }
}
