package io.vireo.host;

import io.vireo.Chars;
import java.util.Objects;

/**
 * How the host confines guests ({@code virSecurityModel}).
 *
 * @param model the name of the model, such as {@code selinux} or {@code apparmor}; empty for none
 * @param doi the model's domain of interpretation
 */
public record SecurityModel(
        @Chars(257) String model, @Chars(257) String doi) {

    /** Refuses a value that lacks a part. */
    public SecurityModel {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(doi, "doi");
    }
}
