package io.vireo.domain;

import io.vireo.Chars;
import java.util.Objects;

/**
 * A label of a process ({@code virSecurityLabel}).
 *
 * @param label the label
 * @param enforcing whether it is enforced, and not only watched
 */
public record SecurityLabel(@Chars(4097) String label, boolean enforcing) {

    /** Refuses a value that lacks a part. */
    public SecurityLabel {
        Objects.requireNonNull(label, "label");
    }
}
